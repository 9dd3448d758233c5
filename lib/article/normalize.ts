const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

/**
 * The letters of a text as comparisons see them: full-width as half-width, lower-case, without format characters.
 * Spaces stay as they are; the greek final sigma is folded so that a text folds the same whole or in pieces.
 */
export function foldForMatch(text: string): string {
  const lower = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  return lower.replaceAll('\u03C2', '\u03C3').normalize('NFKC');
}

/** The key under which labels, categories, aliases and headlines are the same wording. */
export function matchKey(text: string): string {
  return foldForMatch(text).replace(/\s+/gu, ' ').trim();
}

const CJK = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`;
const SPACE_AT_CJK = new RegExp(`(?<=${CJK}) | (?=${CJK})`, 'gu');

/**
 * What a text says without how it is set: two texts that differ only in width, spacing, quotes, dashes, commas or
 * inline markup are equal here, and a translation of the one still holds for the other. A number, its sign or its
 * decimal point, a percent sign, a question mark and the case of letters are part of what is said.
 */
export function normalizedText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/!?\[([^[\]^][^[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/gu, '$1')
    .replace(/\{([^{}|]+)\|[^{}|]*\}/gu, '$1')
    .replace(/[*_\\`\u00B4'\u2018\u2019]/gu, '')
    .replace(/[\p{Pd}\u2212~]/gu, '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/[-.,:/]/gu, keepInNumbers)
    .replace(/(?![-.,:/%?])\p{P}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(SPACE_AT_CJK, '')
    .trim();
}

function keepInNumbers(mark: string, at: number, whole: string): string {
  const before = whole[at - 1] ?? ' ';
  const after = whole[at + 1] ?? ' ';
  if (/\d/.test(before) && /\d/.test(after)) return mark;
  const isSign = mark === '-' && /\d/.test(after) && !/[\p{L}\d)\]]/u.test(before);
  if (isSign) return mark;
  const isAbbreviation = mark === '.' && /\p{L}/u.test(before) && /\p{L}/u.test(after);
  return isAbbreviation ? '' : ' ';
}
