const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const REMOVED = /(?!\t)[\p{Cc}\uFEFF\u200B\u2060\u202A-\u202E\u2066-\u2069]/gu;
const NOTHING_VISIBLE = /^[\s\p{Cf}\p{Variation_Selector}]*$/u;

/** The lines of a text without their ends, at most `most` of them. An end at the very end begins no further line. */
export function splitLines(text: string, most?: number): string[] {
  const lines = text.split(LINE_END, most);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * A line as it is stored: trimmed, without control characters, zero-width spaces and bidi embeddings, which could
 * make a page show something else than its text. Joiners, direction marks and variation selectors stay: emoji,
 * Persian and right-to-left names need them. A line of nothing but invisible characters is blank.
 * @returns the text, and whether a reader of the original could miss something: spaces at the ends do not count
 */
export function cleanLine(raw: string): { text: string; removed: boolean } {
  const visible = raw.toWellFormed().replace(REMOVED, '');
  const text = visible.trim();
  if (NOTHING_VISIBLE.test(text)) return { text: '', removed: visible.length < raw.length || text !== '' };
  return { text, removed: visible.length < raw.length };
}
