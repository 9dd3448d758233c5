import { LRUCache } from 'lru-cache';
import type { KeptAnswer } from '../cache/kept-answer.ts';

/** So many are remembered, for so many milliseconds: who goes back to what was found, or searches for what all search for, waits for nothing. */
const MOST = 100;
const KEPT = 30_000;

/**
 * The pages of results of the last half minute, by their address, in the memory of this process only. Any change of what readers may see
 * makes all of them old: anything that is published may be found by anything.
 */
export class RecentSearches {
  readonly #answers = new LRUCache<string, { answer: KeptAnswer; step: number; until: number }>({
    max: MOST,
  });

  /** @param step of the cache, once it has heard of everything */
  get(target: string, step: number, now: number): KeptAnswer | undefined {
    const kept = this.#answers.get(target);
    return kept && kept.step === step && now < kept.until ? kept.answer : undefined;
  }

  /**
   * @param step that the rendering began at
   * @param until the next date at which anything changes without a write (UTC milliseconds)
   */
  keep(
    target: string,
    answer: KeptAnswer,
    step: number,
    { now, until }: { now: number; until: number },
  ): void {
    this.#answers.set(target, { answer, step, until: Math.min(now + KEPT, until) });
  }
}
