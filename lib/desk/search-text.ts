import { foldForMatch } from '../article/normalize.ts';

const CJK = String.raw`(?:(?=[\p{L}\p{N}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])`;
const RUN = new RegExp(`${CJK}+|(?:(?!${CJK})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** A word with its reading, as editors write it. */
const RUBY = /\{([^{}|]+)\|[^{}|]*\}/gu;
const IS_CJK = new RegExp(`^${CJK}`, 'u');

/*
 * How the desk finds headlines by a piece of them: words of alphabets by their beginning, Japanese by any two characters or
 * more in a row, which is what most Japanese words have. (A trigram index would not find them.)
 */

function runsOf(text: string): string[] {
  return foldForMatch(text.replace(RUBY, '$1')).match(RUN) ?? [];
}

/** What can be searched, as it is stored: words of alphabets and stretches of Japanese, each after a space. */
export function searchText(text: string): string {
  return runsOf(text)
    .map((run) => ` ${run}`)
    .join('');
}

/** The words of a `searchText` for the full-text index: Japanese in overlapping pairs of characters. */
export function searchWords(stored: string): string {
  return runsOf(stored).flatMap(wordsOf).join(' ');
}

function wordsOf(run: string): string[] {
  const letters = IS_CJK.test(run) ? Array.from(run) : [];
  if (letters.length < 2) return [run];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

export type SearchQuery = {
  /** For MATCH on the full-text index; null when nothing typed is long enough for it. */
  match: string | null;
  /** Each of these must stand in the `searchText`. Says the same as `match`, and more where that is null. */
  pieces: string[];
};

/** Reads what somebody typed to find headlines. Null when it has no letter and no digit. */
export function parseSearch(typed: string): SearchQuery | null {
  const runs = [...new Set(runsOf(typed))].slice(0, 10);
  if (runs.length === 0) return null;
  const isIndexed = (run: string) => !IS_CJK.test(run) || Array.from(run).length > 1;
  const terms = runs
    .filter(isIndexed)
    .map((run) => `"${wordsOf(run).join(' ')}"${IS_CJK.test(run) ? '' : '*'}`);
  return {
    match: terms.length > 0 ? terms.join(' ') : null,
    pieces: runs.map((run) => (IS_CJK.test(run) ? run : ` ${run}`)),
  };
}
