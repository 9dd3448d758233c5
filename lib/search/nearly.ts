const LONG_VOWEL = '\u30FC';
/** A letter typed twice or once, a long vowel, two in the wrong order or the other kana are likelier than any other mistake. */
const LIKELY = 2;
/** A character too many is rarer than one missing or wrong. */
const UNLIKELY = 0.5;

/** A part of a Japanese word in which something may be wrong, and what stands before and after it. */
export type Guess = { before: string; inside: string; after: string };

/** Japanese words of so many characters are put right: in shorter ones nothing is left to find them by. */
const SHORTEST = 3;
const LONGEST = 20;
/** A word is taken apart into so many pieces, one of which is wrong. */
const PARTS = 4;

/** Where a character may be wrong or missing in a folded Japanese word: in one of a few parts, the others being right. */
export function guessesOf(word: string): Guess[] {
  const characters = Array.from(word);
  const { length } = characters;
  if (length < SHORTEST || length > LONGEST) return [];
  const parts = Math.min(length, PARTS);
  const piece = (from: number, to?: number) => characters.slice(from, to).join('');
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((length * part) / parts);
    const to = Math.floor((length * (part + 1)) / parts);
    return { before: piece(0, from), inside: piece(from, to), after: piece(to) };
  });
}

/**
 * A folded Japanese word with two characters exchanged, or without one; each with how likely the mistake is. The first and the last one
 * are left out only where they were typed twice: else what is left is another word that stands by itself.
 */
export function rearranged(word: string): Map<string, number> {
  const characters = Array.from(word);
  const words = new Map<string, number>();
  if (characters.length < SHORTEST || characters.length > LONGEST) return words;
  for (const [at, character] of characters.entries()) {
    const [before, next] = [characters[at - 1], characters[at + 1]];
    const rest = [characters.slice(0, at).join(''), characters.slice(at + 1).join('')] as const;
    if (next !== undefined) words.set(rest[0] + next + character + characters.slice(at + 2).join(''), LIKELY);
    const isTwice = character === before || character === LONG_VOWEL;
    if (isTwice || (before !== undefined && next !== undefined))
      words.set(rest.join(''), isTwice ? LIKELY : UNLIKELY);
  }
  words.delete(word);
  return words;
}

/**
 * What a text has of one character more or other than a word, where a guess says; both in literal form.
 * @returns each with how likely the mistake is, against others
 */
export function nearlyIn(text: string, guess: Guess): Map<string, number> {
  const { before, inside, after } = guess;
  const found = new Map<string, number>();
  const size = inside.length;
  // The longer side is looked for, and the other one from there.
  const isBefore = before.length >= after.length;
  const anchor = isBefore ? before : after;
  for (let at = text.indexOf(anchor); at !== -1; at = text.indexOf(anchor, at + 1)) {
    for (const length of [size, size + 1]) {
      const start = isBefore ? at : at - length - before.length;
      if (start < 0) continue;
      const from = start + before.length;
      const end = from + length + after.length;
      const candidate = text.slice(start, end);
      const middle = text.slice(from, from + length);
      if (candidate !== before + middle + after || isCut(text, start, end)) continue;
      const likely = likelihood(middle, guess);
      if (likely > 0) found.set(candidate, likely);
    }
  }
  return found;
}

const KATAKANA = /[\p{sc=Kana}\u30FC]/u;
/** Whether a text has a word that begins and ends in it where no longer word in katakana goes on; both in literal form. */
export function holdsWhole(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isCut(text, at, at + word.length)) return true;
  }
  return false;
}

/** Whether a part of a text begins or ends inside a word in katakana. */
const isCut = (text: string, start: number, end: number) =>
  [start, end].some((at) => KATAKANA.test(text.charAt(at - 1)) && KATAKANA.test(text.charAt(at)));

const KANA = /^[\p{sc=Hira}\p{sc=Kana}\u30FC]$/u;
const HIRAGANA = /^\p{sc=Hira}$/u;
const JAPANESE = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u30FC]*$/u;
/** Characters that look like others, of another script. */
const LOOKALIKES = new Set(
  '一ー ニ二 ロ口 カ力 エ工 タ夕 ト卜 ハ八 チ千 ミ三 オ才 ム厶'
    .split(' ')
    .flatMap((pair) => [pair, Array.from(pair).reverse().join('')]),
);

/**
 * How likely `middle` was meant by what a guess has inside; 0 where it was not. A particle is not what somebody mistook: hiragana
 * stands only for kana of its sound or for hiragana, and is missing only beside hiragana.
 */
function likelihood(middle: string, { before, inside, after }: Guess): number {
  if (middle === inside || !JAPANESE.test(middle)) return 0;
  const { start, a: meant, b: typed } = difference(middle, inside);
  if (meant.length > 1 || typed.length > 1) return 0;
  if (meant && typed) return exchanged(meant, typed);
  const whole = before + inside + after;
  const at = before.length + start;
  const beside = [whole.charAt(at - 1), whole.charAt(at)];
  if (HIRAGANA.test(meant) && !beside.some((each) => HIRAGANA.test(each))) return 0;
  return beside.includes(meant) || meant === LONG_VOWEL ? LIKELY : 1;
}

/** How likely one character was typed for another. */
function exchanged(meant: string, typed: string): number {
  if (LOOKALIKES.has(typed + meant)) return LIKELY;
  if (!KANA.test(meant) || !KANA.test(typed)) return KANA.test(meant) === KANA.test(typed) ? 1 : 0;
  if (HIRAGANA.test(meant) === HIRAGANA.test(typed)) return 1;
  return asKatakana(meant) === asKatakana(typed) ? LIKELY : 0;
}

const asKatakana = (letter: string) =>
  HIRAGANA.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0x60) : letter;

/** What is left of two texts without what they have in common at the beginning and at the end. */
function difference(a: string, b: string): { start: number; a: string; b: string } {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { start, a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
}
