import { LRUCache } from 'lru-cache';
import type { Moment } from './freshness.ts';
import type { KeptPage } from './kept-page.ts';

/** Pages of lists further back can be asked for in endless number; they have a tenth of the memory for themselves. */
const SHARE_OF_QUERIES = 0.1;

/**
 * The one cache: pages by their canonical address. A page is valid for one epoch of the store and until the next date
 * that changes it, so nothing ever has to be purged. Bounded by bytes; what was asked for longest ago goes first.
 */
export class ResponseCache {
  readonly #pages: LRUCache<string, KeptPage>;
  readonly #deeper: LRUCache<string, KeptPage>;
  /** What is being rendered now, by key, with the epoch it began at. */
  readonly #flights = new Map<string, { epoch: number; page: Promise<KeptPage> }>();
  readonly counts = { hits: 0, misses: 0, joined: 0, renderMilliseconds: 0 };

  constructor(bytes: number) {
    // The library refuses a bound of zero; with one byte nothing fits.
    const bounded = (share: number) =>
      new LRUCache<string, KeptPage>({
        maxSize: Math.max(1, Math.floor(bytes * share)),
        sizeCalculation: (page, key) => page.bytes + 2 * key.length,
      });
    this.#pages = bounded(1 - SHARE_OF_QUERIES);
    this.#deeper = bounded(SHARE_OF_QUERIES);
  }

  /** The page kept under `key`, if it still holds. */
  get(key: string, moment: Moment): KeptPage | undefined {
    const page = this.#poolOf(key).get(key);
    if (!page?.isFresh(moment)) return undefined;
    this.counts.hits += 1;
    return page;
  }

  /**
   * The page of `key`, rendered now; whoever asks for the same while that is going on waits for the same rendering,
   * unless something changed after it began, or a date came. Errors of the server are not kept.
   */
  async render(key: string, moment: Moment, render: () => Promise<KeptPage>): Promise<KeptPage> {
    const flight = this.#flights.get(key);
    if (flight?.epoch === moment.epoch) {
      const page = await flight.page;
      if (!page.isFresh(moment)) return this.render(key, moment, render);
      this.counts.joined += 1;
      return page;
    }
    this.counts.misses += 1;
    const mine = { epoch: moment.epoch, page: render() };
    this.#flights.set(key, mine);
    try {
      const page = await mine.page;
      this.counts.renderMilliseconds += page.milliseconds;
      if (page.status < 500) this.#keep(key, page);
      return page;
    } finally {
      if (this.#flights.get(key) === mine) this.#flights.delete(key);
    }
  }

  /** What is kept at this moment. */
  get size(): { pages: number; bytes: number } {
    return {
      pages: this.#pages.size + this.#deeper.size,
      bytes: this.#pages.calculatedSize + this.#deeper.calculatedSize,
    };
  }

  /** A rendering that took long must not replace one that began later. */
  #keep(key: string, page: KeptPage): void {
    const pool = this.#poolOf(key);
    const before = pool.peek(key);
    if (!before || before.epoch <= page.epoch) pool.set(key, page);
  }

  #poolOf(key: string): LRUCache<string, KeptPage> {
    return key.includes('?') ? this.#deeper : this.#pages;
  }
}
