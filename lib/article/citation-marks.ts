/*
 * Citations as they are typed, without the parser of inline.ts: browsers that only count or renumber them need not load
 * it.
 */
const MARK = /(?<!\\)((?:\\{2})*)\[\^([1-9]\d{0,2})\]/g;

/** The sources that a text cites, by number, in order and as often as it does. */
export function citedNumbers(text: string): number[] {
  return Array.from(text.matchAll(MARK), ([, , n]) => Number(n));
}

/** A text whose citations are counted anew, each source `n` as `newNumber(n)`. */
export function renumberCitations(text: string, newNumber: (n: number) => number): string {
  return text.replace(MARK, (_all, slashes, n) => `${slashes}[^${newNumber(Number(n))}]`);
}
