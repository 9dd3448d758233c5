const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
/** Katakana in the order of Unicode, without those that no word of today is written with, and the long vowel. */
const KATAKANA = [
  ...Array.from({ length: 0x30f3 - 0x30a1 + 1 }, (_, index) => String.fromCharCode(0x30a1 + index)),
  '\u30F4',
  '\u30FC',
].filter((letter) => !'\u30EE\u30F0\u30F1'.includes(letter));

/** Words longer than this are not put right: each letter more is fifty words to look for, or two hundred. */
const LONGEST = { latin: 20, katakana: 6 };
/** How likely a mistake is, against any other: two letters in the wrong order, one doubled or not, one vowel for another; the first. */
const LIKELY = 2;
const UNLIKELY = 0.3;

const isVowel = (letter: string | undefined) => letter !== undefined && 'aeiou'.includes(letter);

/**
 * The words that differ from a folded word in one letter: left out, exchanged with its neighbour, another one, or one more; each with
 * how likely the mistake is. Of Latin letters and of short words in katakana; a word in anything else has none, for thousands of
 * characters might be meant.
 */
export function similarWords(word: string): Map<string, number> {
  const letters = Array.from(word);
  const isLatin = /^[a-z]+$/.test(word);
  const alphabet = isLatin ? LATIN : /^[\p{sc=Kana}\u30FC]+$/u.test(word) ? KATAKANA : undefined;
  const similar = new Map<string, number>();
  if (!alphabet || letters.length < 3 || letters.length > LONGEST[isLatin ? 'latin' : 'katakana'])
    return similar;
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at);
    const [first, second, ...rest] = letters.slice(at);
    const last = before.at(-1);
    const add = (likely: boolean, ...pieces: (string | undefined)[]) => {
      const other = [...before, ...pieces].join('');
      const weight = at === 0 ? UNLIKELY : likely ? LIKELY : 1;
      similar.set(other, Math.max(weight, similar.get(other) ?? 0));
    };
    if (first !== undefined) add(first === second || first === last, second, ...rest);
    if (second !== undefined) add(true, second, first, ...rest);
    for (const letter of alphabet) {
      add(letter === first || letter === last, letter, first, second, ...rest);
      if (first !== undefined) add(isVowel(letter) && isVowel(first), letter, second, ...rest);
    }
  }
  similar.delete(word);
  return similar;
}

/** Whether two words differ only in how they end, as forms of one word do: `rises` is not a mistake for `rise`. */
export function areForms(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return [a, b].every((word) => /^[sdr]?$/.test(word.slice(same)));
}
