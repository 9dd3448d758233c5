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
