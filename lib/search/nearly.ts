/** A part of a Japanese word in which something may be wrong, and what stands before and after it. */
export type Guess = { before: string; inside: string; after: string };

/** Japanese words of so many characters are put right: in shorter ones nothing is left to find them by. */
const SHORTEST = 3;
const LONGEST = 20;
/** A word is taken apart into so many pieces, one of which is wrong. */
const PARTS = 4;

/** Where something may be wrong in a folded Japanese word: in one of a few parts, the others being right. */
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

/** What a text has of one character more, less or other than a word: where a guess says, both in literal form. */
export function nearlyIn(text: string, guess: Guess): Set<string> {
  const { before, inside, after } = guess;
  const found = new Set<string>();
  const size = inside.length;
  // The longer side is looked for, and the other one from there.
  const isBefore = before.length >= after.length;
  const anchor = isBefore ? before : after;
  for (let at = text.indexOf(anchor); at !== -1; at = text.indexOf(anchor, at + 1)) {
    for (const length of [size, size + 1, size - 1]) {
      const start = isBefore ? at : at - length - before.length;
      const from = start + before.length;
      if (start < 0 || length < 0) continue;
      const end = from + length + after.length;
      const candidate = text.slice(start, end);
      const middle = text.slice(from, from + length);
      if (
        candidate === before + middle + after &&
        isLikely(middle, guess) &&
        !isCut(text, start, end, candidate)
      )
        found.add(candidate);
    }
  }
  return found;
}

const KATAKANA = /[\p{sc=Kana}\u30FC]/u;
const isCut = (text: string, start: number, end: number, candidate: string) =>
  (KATAKANA.test(candidate.charAt(0)) && KATAKANA.test(text.charAt(start - 1))) ||
  (KATAKANA.test(candidate.charAt(candidate.length - 1)) && KATAKANA.test(text.charAt(end)));

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
 * Whether `middle` may have been meant by what a guess has inside. A particle is not what somebody mistook: hiragana stands only
 * for kana, and is left out or added only beside hiragana.
 */
function isLikely(middle: string, { before, inside, after }: Guess): boolean {
  if (middle === inside || !JAPANESE.test(middle)) return false;
  let head = 0;
  while (head < middle.length && middle[head] === inside[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(middle.length, inside.length) - head &&
    middle.at(-1 - tail) === inside.at(-1 - tail)
  )
    tail++;
  const meant = middle.slice(head, middle.length - tail);
  const typed = inside.slice(head, inside.length - tail);
  if (meant.length === 2 && typed.length === 2) return meant[0] === typed[1] && meant[1] === typed[0];
  if (meant.length > 1 || typed.length > 1) return false;
  if (meant && typed) return KANA.test(meant) === KANA.test(typed) || LOOKALIKES.has(typed + meant);
  const beside = [
    (before + inside.slice(0, head)).at(-1) ?? '',
    (inside.slice(inside.length - tail || inside.length) + after).charAt(0),
  ];
  if (meant) return !HIRAGANA.test(meant) || beside.some((letter) => HIRAGANA.test(letter));
  // The first or last character of too many: that is a word beside another one, but for a letter typed twice.
  if (beside.some((letter) => letter === '')) return beside.includes(typed) || typed === '\u30FC';
  return true;
}
