import { endsSentence } from '../lines/sentence.ts';
import { type LabelKind, labelKind } from './labels.ts';
import { type Wording, wordingOf } from './wordings.ts';

/** `rest` is the text after the colon as it was written: a title, or for `isProse` the section's first paragraph. */
export type Label = {
  kind: LabelKind;
  rest?: string;
  isProse?: true;
  /** Known by the way it is made, not word for word: what stands around it decides whether it is one. */
  made?: Pick<Wording, 'keeps' | 'if' | 'otherwise'>;
};

const LONGEST_WORDING = 60;
const LONGEST_TITLE = 120;
/** U+003A, and the full-width colon of Japanese text. */
const COLON = /[:\uFF1A]/;
/** What stands before the wording of a label: a Markdown mark, a sign, an emoji, a number. */
export const HEADING_MARKS =
  /^(?:#{1,6}\s*|[\u25A0\u25A1\u25C6\u25C7\u25BC\u25BD\u25B2\u25B6\u25CF\u25CB\u25CE\u2605\u2606\u2460-\u2473]\s*|\p{Extended_Pictographic}(?:\p{M}|\u200D|[\u{1F3FB}-\u{1F3FF}])*\s*|\p{Nd}{1,2}[.\uFF0E)\uFF09]\s*)+/u;
export const BRACKETS = /^[\u3010\uFF3B\u3008\uFF1C<\u300A[](.*)[\u3011\uFF3D\u3009\uFF1E>\u300B\]]$/u;
const LENTICULAR =
  /^[\u3010\uFF3B\u3008\uFF1C<\u300A[]([^\u3010\u3011\uFF3B\uFF3D\u3008\u3009\uFF1C\uFF1E<>\u300A\u300B[\]]*)[\u3011\uFF3D\u3009\uFF1E>\u300B\]]\s*/u;

/**
 * Reads a line as the label of a section: a known wording, or one made like those, alone or with a colon and a title; also
 * as a Markdown heading, behind a heading mark, a number or an emoji, in bold or in brackets. A long text or a whole sentence after the colon is no title.
 */
export function matchLabel(line: string): Label | undefined {
  const [head, rest] = splitAtLabel(line.replace(HEADING_MARKS, ''));
  if (head.length > LONGEST_WORDING || !/^[\p{L}\p{N}]/u.test(head)) return undefined;
  const known = labelKind(head);
  const made = known ? undefined : wordingOf(head);
  const kind = known ?? made?.kind;
  if (!kind) return undefined;
  const label: Label = made ? { kind, made } : { kind };
  if (!rest) return label;
  const isProse = rest.length > LONGEST_TITLE || endsSentence(rest);
  return isProse ? { ...label, rest, isProse } : { ...label, rest };
}

function splitAtLabel(line: string): [head: string, rest: string] {
  const bold = line.startsWith('**') ? line.indexOf('**', 2) : -1;
  if (bold > 2) {
    const inner = line.slice(2, bold);
    const after = line.slice(bold + 2).trim();
    if (after === '') return splitAtColon(inner);
    if (COLON.test(inner.at(-1) ?? '')) return [inner.slice(0, -1).trim(), after];
    return COLON.test(after.charAt(0)) ? [inner.trim(), after.slice(1).trim()] : [line, ''];
  }
  const bracketed = LENTICULAR.exec(line);
  if (bracketed?.[1]?.trim()) {
    const after = line.slice(bracketed[0].length);
    if (after === '') return [bracketed[1].trim(), ''];
    // Without a colon this is a headline in the manner of Japanese papers: the kind of text in brackets, then its title.
    if (COLON.test(after.charAt(0))) return [bracketed[1].trim(), after.slice(1).trim()];
    return labelKind(bracketed[1]) === 'related' ? [bracketed[1].trim(), after] : [line, ''];
  }
  return splitAtColon(line);
}

function splitAtColon(line: string): [head: string, rest: string] {
  const colon = line.search(COLON);
  return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
