import type { Reading } from '#db/freshness/reading.ts';
import type { Change } from '#db/freshness/words.ts';

/** What a word costs in the indexes below, in bytes, by measurement: an entry of a map and one of a set. */
const BYTES_A_WORD = 96;

/** Which of what is kept depends on a word: an inverted index of readings. */
export class Dependents<Kept extends { readonly reading: Reading }> {
  readonly #byWord = new Map<string, Set<Kept>>();
  readonly #byList = new Map<string, Set<Kept>>();

  add(kept: Kept): void {
    for (const word of kept.reading.words) addTo(this.#byWord, word, kept);
    for (const list of kept.reading.spans.keys()) addTo(this.#byList, list, kept);
  }

  delete(kept: Kept): void {
    for (const word of kept.reading.words) deleteFrom(this.#byWord, word, kept);
    for (const list of kept.reading.spans.keys()) deleteFrom(this.#byList, list, kept);
  }

  /** All that depends on one of the changes. */
  of(changes: Iterable<Change>): Set<Kept> {
    const found = new Set<Kept>();
    for (const change of changes) {
      if (change.at === undefined) {
        for (const kept of this.#byWord.get(change.word) ?? []) found.add(kept);
        continue;
      }
      for (const kept of this.#byList.get(change.word) ?? []) {
        if (dependsOn(kept.reading, change)) found.add(kept);
      }
    }
    return found;
  }
}

/** Whether what was read is, or may be, something else after a change. */
export function dependsOn({ words, spans }: Reading, { word, at }: Change): boolean {
  if (at === undefined) return words.has(word);
  const span = spans.get(word);
  return span !== undefined && span.from <= at && at <= span.until;
}

/** What a reading takes of the memory that is set aside for answers, in bytes. */
export function bytesOf({ words, spans }: Reading): number {
  return BYTES_A_WORD * (words.size + 2 * spans.size);
}

function addTo<Kept>(index: Map<string, Set<Kept>>, word: string, kept: Kept): void {
  const known = index.get(word);
  if (known) known.add(kept);
  else index.set(word, new Set([kept]));
}

function deleteFrom<Kept>(index: Map<string, Set<Kept>>, word: string, kept: Kept): void {
  const known = index.get(word);
  known?.delete(kept);
  if (known?.size === 0) index.delete(word);
}
