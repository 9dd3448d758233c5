import { cleanText } from '#lib/article/clean-text.ts';

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const NOTHING_VISIBLE = /^[\s\p{Cf}\p{Variation_Selector}]*$/u;

/** The lines of a text without their ends, at most `most` of them. An end at the very end begins no further line. */
export function splitLines(text: string, most?: number): string[] {
  const lines = text.split(LINE_END, most);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * A line as it is read: cleaned as every text is, and trimmed. Only its tabs stay, which separate tags; a document has
 * none. A line of nothing but invisible characters is blank.
 * @returns the text, and whether a reader of the original could miss something: spaces at the ends do not count
 */
export function cleanLine(raw: string): { text: string; removed: boolean } {
  const visible = raw
    .split('\t')
    .map((cell) => cleanText(cell, { lines: 'one' }))
    .join('\t');
  const text = visible.trim();
  if (NOTHING_VISIBLE.test(text)) return { text: '', removed: visible.length < raw.length || text !== '' };
  return { text, removed: visible.length < raw.length };
}
