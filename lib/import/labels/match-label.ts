import { endsSentence } from '../lines/sentence.ts';
import { type LabelKind, labelKind } from './labels.ts';

/** `rest` is the text after the colon as it was written: a title, or for `isProse` the section's first paragraph. */
export type Label = { kind: LabelKind; rest?: string; isProse?: true };

const LONGEST_WORDING = 60;
const LONGEST_TITLE = 120;
/** U+003A, and the full-width colon of Japanese text. */
const COLON = /[:\uFF1A]/;
const HEADING_MARKS = /^(?:#{1,6}\s*|[\u25A0\u25A1\u25C6\u25C7\u25BC\u25B6]\s*)/u;
const LENTICULAR = /^[\u3010\uFF3B]([^\u3010\u3011\uFF3B\uFF3D]*)[\u3011\uFF3D]\s*/u;

/**
 * Reads a line as the label of a section: a known wording, alone or with a colon and a title, also as a Markdown
 * heading, in bold or in lenticular brackets. A long text or a whole sentence after the colon is no title.
 */
export function matchLabel(line: string): Label | undefined {
  const [head, rest] = splitAtLabel(line.replace(HEADING_MARKS, ''));
  if (head.length > LONGEST_WORDING || !/^[\p{L}\p{N}]/u.test(head)) return undefined;
  const kind = labelKind(head);
  if (!kind) return undefined;
  if (!rest) return { kind };
  return rest.length > LONGEST_TITLE || endsSentence(rest) ? { kind, rest, isProse: true } : { kind, rest };
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
  if (bracketed?.[1]) {
    const after = line.slice(bracketed[0].length);
    if (after === '') return [bracketed[1].trim(), ''];
    // Without a colon this is a headline in the manner of Japanese papers: the kind of text in brackets, then its title.
    return COLON.test(after.charAt(0)) ? [bracketed[1].trim(), after.slice(1).trim()] : [line, ''];
  }
  return splitAtColon(line);
}

function splitAtColon(line: string): [head: string, rest: string] {
  const colon = line.search(COLON);
  return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
