import { LOCALES, type Locale } from '#lib/locale.ts';

/*
 * Texts whose whereabouts can be told: every word is there once in a run, says by its letters in which language it was
 * written, and is longer than what the history of an article may lose (10 characters: roll-autosave.ts).
 */

const LETTERS = {
  ja: 'あかさたなはまやらわいきしちにひみりうくすつぬふむゆ',
  en: 'abcdefghijklmnopqrstuvwxyz',
};
const FIRST = { ja: '潮', en: 'w' };
const WORD = /(?:w[a-z]{11}|潮[ぁ-ん]{11})/g;
/** With what stands around it: marks, a citation, its stop. */
const PIECE = /(?:\*\*)?(?:w[a-z]{11}|潮[ぁ-ん]{11})(?:\[\^\d+\])?[.。](?:\*\*)?/g;

/** Numbers by chance, the same for the same seed. */
export function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    isHit: (probability: number) => next() < probability,
    /** One of a list; undefined where it is empty. */
    pick: <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)],
  };
}

export type Chance = ReturnType<typeof chanceOf>;

/** Makes words that no other call made. Words that follow each other are not alike. */
export function wordMaker(): (locale: Locale) => string {
  let count = 0;
  return (locale) => {
    count += 1;
    const chance = chanceOf(count * 7919);
    const letters = LETTERS[locale];
    const own = Array.from({ length: 8 }, () => letters[chance.below(letters.length)]);
    const number = [676, 26, 1].map((power) => letters[Math.floor(count / power) % 26]);
    return FIRST[locale] + [...own, ...number].join('');
  };
}

export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

export const languageOf = (word: string): Locale =>
  LOCALES.find((locale) => word.startsWith(FIRST[locale])) ?? 'ja';

/** Where each word of a text begins and ends, with its marks and its stop. */
export const piecesOf = (text: string): [number, number][] =>
  Array.from(text.matchAll(PIECE), ({ index, 0: { length } }) => [index, index + length]);

/** A sentence of a word. @param cites the source that it cites, by number */
export const sentence = (locale: Locale, word: string, cites?: number): string =>
  `${word}${cites === undefined ? '' : `[^${cites}]`}${locale === 'ja' ? '。' : '.'}`;

/** What stands between two sentences. */
export const gapOf = (locale: Locale): string => (locale === 'ja' ? '' : ' ');
