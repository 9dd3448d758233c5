import type { TextLine } from './lines/read-lines.ts';

const JAPANESE = String.raw`[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\u3001-\u3015\uFF01-\uFF60]`;
const SIGNS: readonly [string, RegExp][] = [
  ['"', new RegExp(`(?<=${JAPANESE})"|"(?=${JAPANESE})`, 'gu')],
  [':', new RegExp(`(?<=${JAPANESE}):(?!//)|:(?=${JAPANESE})`, 'gu')],
  [
    '( )',
    new RegExp(String.raw`(?<=${JAPANESE})\(|\((?=${JAPANESE})|(?<=${JAPANESE})\)|\)(?=${JAPANESE})`, 'gu'),
  ],
  ['?', new RegExp(String.raw`(?<=${JAPANESE})\?`, 'gu')],
  ['!', new RegExp(`(?<=${JAPANESE})!`, 'gu')],
];
const STRAIGHT: readonly [string, RegExp][] = [
  ['"', /"/g],
  ["'", /(?<=\p{L})'(?=\p{L})|(?<=^|\s)'(?=\p{L})/gu],
];
const RANGE: [string, RegExp] = ['-', /(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])/g];

/**
 * What of a text is not set as this house sets it: straight quotes, half-width signs in Japanese, hyphens for ranges. It is
 * taken in as it is.
 * @returns the signs with their numbers, and the first line that has one; undefined where there is none
 */
export function unlikeHouse(lines: TextLine[]): { line: number; text: string } | undefined {
  const counts = new Map<string, number>();
  let first: number | undefined;
  for (const { number, text } of lines) {
    if (/https?:\/\//.test(text)) continue;
    const signs = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text) ? SIGNS : STRAIGHT;
    for (const [sign, pattern] of [...signs, RANGE]) {
      const count = text.match(pattern)?.length ?? 0;
      if (count === 0) continue;
      counts.set(sign, (counts.get(sign) ?? 0) + count);
      first ??= number;
    }
  }
  if (first === undefined) return undefined;
  return { line: first, text: [...counts].map(([sign, count]) => `${sign} \u00D7${count}`).join(', ') };
}

/** A range rises: 3-5, 2024-25. What falls is a score or a number of its own. */
const isRange = (from: string, to: string) => Number(to) > Number(from) || to.length < from.length;

/**
 * A line with its signs as this house sets them. Each sign stays one character, so that both lines can be shown letter by
 * letter. What is no pair of quotes, no range, or stands beside an address stays as it is.
 */
export function setInHouseStyle(text: string): string {
  if (/https?:\/\//.test(text)) return text;
  const isJapanese = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text);
  const set = isJapanese ? inJapanese(text) : inEnglish(text);
  return set.replace(RANGE[1], (range) => {
    const [from = '', to = ''] = range.split('-');
    return isRange(from, to) ? `${from}${isJapanese ? '\u301C' : '\u2013'}${to}` : range;
  });
}

const WIDE: Record<string, string> = {
  ':': '\uFF1A',
  '(': '\uFF08',
  ')': '\uFF09',
  '?': '\uFF1F',
  '!': '\uFF01',
};

function inJapanese(text: string): string {
  const wide = SIGNS.slice(1).reduce(
    (set, [, pattern]) => set.replace(pattern, (sign) => WIDE[sign] ?? sign),
    text,
  );
  const quotes = wide.match(/"/g)?.length ?? 0;
  if (quotes % 2 === 1) return wide;
  let isOpen = false;
  return wide.replace(/"/g, () => {
    isOpen = !isOpen;
    return isOpen ? '\u300C' : '\u300D';
  });
}

function inEnglish(text: string): string {
  return text
    .replace(/(?<=^|[\s([\u2014\u2018])"(?=\S)/gu, '\u201C')
    .replace(/(?<=\S)"/gu, '\u201D')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '\u2019')
    .replace(/(?<=^|[\s([\u2014\u201C])'(?=\p{L}[^']*\p{L}[.,!?]?'(?!\p{L}))/gu, '\u2018')
    .replace(/(?<=[\p{L}.,!?])'(?!\p{L})/gu, '\u2019');
}
