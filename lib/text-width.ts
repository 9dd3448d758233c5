const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Characters that take two columns: East_Asian_Width W and F of Unicode Standard Annex #11, whose scattered symbols are
 * the emoji that are shown as pictures. Ambiguous ones (A) count as one, as the annex advises where nothing says that
 * the context is East Asian.
 */
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2630-\u2637\u268A-\u268F\u2E80-\u303E\u3041-\u3247\u3250-\uA4C6\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18D08}\u{1AFF0}-\u{1B2FB}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** A symbol that this selector makes a picture. */
const EMOJI_STYLE = /\p{Emoji}\uFE0F/u;
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]+$/u;

/** The characters of a text as a reader counts them: か with a dakuten of its own is one, so is a family of four. */
export function countGraphemes(text: string): number {
  return [...graphemes.segment(text)].length;
}

/** How many columns a text takes where a full-width character takes two: about its share of a line on the screen. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** As much of a text as fits into a number of columns, cut after a whole character and, where there are any, word. */
export function clip(text: string, columns: number): string {
  return clipBy(widthOf, text, columns);
}

/** The same by characters as machines count them: code points. */
export function clipCharacters(text: string, most: number): string {
  return clipBy((grapheme) => [...grapheme].length, text, most);
}

/** The mark that something was cut takes one of `most` as well. */
function clipBy(sizeOf: (grapheme: string) => number, text: string, most: number): string {
  let size = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    size += sizeOf(segment);
    if (size > most) return `${text.slice(0, end).replace(/\s+[\p{L}\p{N}\p{M}'\u2019-]{0,24}$/u, '')}…`;
    if (size < most) end = index + segment.length;
  }
  return text;
}

function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme) || EMOJI_STYLE.test(grapheme)) return 2;
  // A half-width sound mark belongs to its kana and has a column of its own.
  const marks = grapheme.slice(1).match(/[\uFF9E\uFF9F]/g)?.length ?? 0;
  return INVISIBLE.test(grapheme) ? 0 : 1 + marks;
}
