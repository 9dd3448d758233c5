const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How many characters a person sees in a text: a letter with its marks, or an emoji, is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

/** The width of a text in columns, in which search results and social cards are cut: a full-width character is two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** The text as far as it fits, with an ellipsis where it was cut. */
export function cutToColumns(text: string, limit: number): string {
  if (columnsOf(text) <= limit) return text;
  let [cut, columns] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    columns += WIDE.test(segment) ? 2 : 1;
    if (columns > limit - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}\u2026`;
}
