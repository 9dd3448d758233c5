/*
 * The one cleaning of every text that people read, wherever it comes in: desk, paste, command line, import, facts. The
 * desk's browser uses it too, so that it knows what the server will make of a text.
 */

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Nothing a reader sees, or what makes a page show something else than its text. */
const REMOVED =
  /(?!\n)[\p{Cc}\p{Noncharacter_Code_Point}\u00AD\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF0-\uFFFC\u{E0080}-\u{E00FF}\u{E01F0}-\u{E0FFF}]/gu;

/** Direction marks order the signs beside right-to-left letters; a text without any needs none. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;
const RIGHT_TO_LEFT = /(?=[\u0590-\u08FF\uFB1D-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])\p{L}/u;

/** Tag characters spell the flags of England, Scotland and Wales; elsewhere they are text that nobody sees. */
const TAGS = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{2,8}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** A letter of a script in which joiners shape words: Arabic, the scripts of India and others. */
const SHAPED = String.raw`(?![\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Zyyy}\p{scx=Zinh}])[\p{L}\p{M}]`;
const JOINERS = new RegExp(
  String.raw`(?<!${SHAPED})[\u200C\u200D](?!${SHAPED})(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]{0,3}\u200D(?=\p{Extended_Pictographic}))`,
  'gu',
);

/** A variation selector chooses the shape of the character before it: there is one, or none. */
const SELECTORS = /(?<![^\s\p{Variation_Selector}])\p{Variation_Selector}/gu;

/** Any of the above: most texts have none, and are looked through once. */
const SUSPECT =
  /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\p{Variation_Selector}\u2028\u2029\u2065\uFFF0-\uFFFC\u{E0000}-\u{E0FFF}]/u;

const JAPANESE = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\u3000-\u303F\uFF01-\uFF60]`;
const ENDS_JAPANESE = new RegExp(`${JAPANESE}$`, 'u');
const BEGINS_JAPANESE = new RegExp(`^${JAPANESE}`, 'u');

/** Whether a page shows a text in one line, so that a break in it is none. */
export type Lines = 'one' | 'many';

/** How many lines a segment may have, by its id (segments.ts). An imported lede of two paragraphs has two. */
export function linesOf(segment: string): Lines {
  if (!segment.includes('.')) return segment === 'headline' ? 'one' : 'many';
  return /\.(note|source|caption|alt)$/.test(segment) ? 'many' : 'one';
}

/**
 * A text as it is stored: without control characters, zero-width spaces, soft hyphens, bidi controls, noncharacters and
 * hidden tags; half a surrogate pair is marked by U+FFFD, a tab is a space, lines end in `\n`. Joiners stay where emoji and
 * scripts need them, variation selectors behind their character, direction marks in right-to-left text. Spaces at the ends stay, for somebody may be typing.
 * Cleaning a clean text changes nothing.
 * @param lines with `one`, lines are joined: by a space, or by nothing between Japanese letters
 */
export function cleanText(text: string, { lines }: { lines: Lines }): string {
  const cleaned = SUSPECT.test(text) ? clean(text) : text;
  return lines === 'one' && cleaned.includes('\n') ? joinLines(cleaned.split('\n')) : cleaned;
}

/** A name, an address or a remark of one line, cleaned: trimmed, and with single spaces. */
export function cleanName(text: string): string {
  return cleanText(text, { lines: 'one' }).replace(/\s+/gu, ' ').trim();
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_END, '\n')
    .replaceAll('\t', ' ')
    .replace(REMOVED, '')
    .replace(DIRECTION_MARKS, RIGHT_TO_LEFT.test(text) ? '$&' : '')
    .replace(TAGS, '$1')
    .replace(JOINERS, '')
    .replace(SELECTORS, '');
}

/** Whether a text goes on in Japanese, so that a line end between its halves is no space. */
export function isWithinJapanese(before: string, after: string): boolean {
  return ENDS_JAPANESE.test(before) && BEGINS_JAPANESE.test(after);
}

/** Lines, or the texts of several rows, as one line. */
export function joinLines(lines: readonly string[]): string {
  const said = lines.map((line) => line.trim()).filter(Boolean);
  return said
    .map((line, index) => {
      const before = said[index - 1];
      if (before === undefined) return line;
      return isWithinJapanese(before, line) ? line : ` ${line}`;
    })
    .join('');
}
