import { matchLabel } from '../labels/match-label.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { endsSentence } from '../lines/sentence.ts';

/*
 * The block of a press release that says whom journalists may call: names, telephones and addresses of people. It is for
 * the newsroom, not for readers.
 */

const HEADS =
  /^[\s■□◆◇●○【[<〈＜(]*(?:.{0,24}に関する)?(?:本件|本リリース|報道関係者?|メディア|取材|プレス|製品|商品|一般|お客様?|読者)?(?:から|の方|の皆様)?(?:の|に関する|について)?(?:取材の)?(?:お?問い?合わ?せ(?:先|窓口)?|お申し?込み先|連絡先|広報(?:担当|窓口))(?:は|は?こちら)?.{0,12}$/u;
const HEADS_EN =
  /^(?:(?:media|press|investor(?: relations)?|pr|public relations|news media|company)\s+)?(?:contacts?|inquiries|enquiries)(?:\s+(?:information|details))?\s*:?(?:\s.{0,60})?$|^for (?:more|further|media|press|additional)\b.{0,40}\b(?:contact|information|inquiries|enquiries)\b.{0,60}$/iu;
const REACHES =
  /[\p{L}\p{N}._%+-]+[@＠][\p{L}\p{N}.-]+\.\p{L}{2,}|(?:tel|fax|電話|携帯|mail|メール|e-mail|phone|mobile)\s*[.:：／/]?\s*[+(（]?\d|^(?:\+?\d{1,3}[-\s])?\(?\d{2,4}\)?[-\s]\d{2,4}[-\s]\d{3,4}$/iu;
const LONGEST = 100;

/** Whether a line heads such a block. */
const headsContacts = (text: string): boolean =>
  text.length <= 60 && (HEADS.test(text.normalize('NFKC')) || HEADS_EN.test(text));

/** Whether a line tells how to reach somebody. */
export const reachesSomebody = (text: string): boolean => text.length <= LONGEST && REACHES.test(text);

/** The lines of such blocks, heads included. A heading mark, a label or a paragraph ends one. */
export function contactLines(lines: TextLine[]): Set<TextLine> {
  const found = new Set<TextLine>();
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    if (headsContacts(line.text) && lines.slice(index, index + 8).some(({ text }) => reachesSomebody(text))) {
      isInside = true;
    } else if (isInside) {
      const isParagraph = line.text.length > 60 && endsSentence(line.text) && !reachesSomebody(line.text);
      const isHeading = /^(?:[■□◆◇【]|#{1,6}\s)/u.test(line.text) && line.blankBefore;
      isInside = !isParagraph && !isHeading && matchLabel(line.text) === undefined;
    }
    if (isInside) found.add(line);
  }
  return found;
}
