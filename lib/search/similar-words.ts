const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
/** Katakana in the order of Unicode, without those that no word of today is written with, and the long vowel. */
const KATAKANA = [
  ...Array.from({ length: 0x30f3 - 0x30a1 + 1 }, (_, index) => String.fromCharCode(0x30a1 + index)),
  '\u30F4',
  '\u30FC',
].filter((letter) => !'\u30EE\u30F0\u30F1'.includes(letter));

/** Words longer than this are not put right: each letter more is a hundred words to look for. */
const LONGEST = 24;

/**
 * The words that differ from a folded word in one letter: left out, exchanged with its neighbour, another one, or one more. Of Latin
 * letters and of katakana; a word in anything else has none, for thousands of characters might be meant.
 */
export function similarWords(word: string): Set<string> {
  const letters = Array.from(word);
  const alphabet = /^[a-z]+$/.test(word)
    ? LATIN
    : /^[\p{sc=Kana}\u30FC]+$/u.test(word)
      ? KATAKANA
      : undefined;
  const similar = new Set<string>();
  if (!alphabet || letters.length < 3 || letters.length > LONGEST) return similar;
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at);
    const [first, second, ...rest] = letters.slice(at);
    const add = (...pieces: (string | undefined)[]) => similar.add([...before, ...pieces].join(''));
    if (first !== undefined) add(second, ...rest);
    if (second !== undefined) add(second, first, ...rest);
    for (const letter of alphabet) {
      add(letter, first, second, ...rest);
      if (first !== undefined) add(letter, second, ...rest);
    }
  }
  similar.delete(word);
  return similar;
}
