import { LRUCache } from 'lru-cache';
import type { Edge } from '#db/freshness/coming-edges.ts';
import type { Reading } from '#db/freshness/reading.ts';
import { type Change, parseWords } from '#db/freshness/words.ts';
import { StoreError } from '#db/store.ts';
import { Dependents, dependsOn } from './dependents.ts';
import { type Moment, NO_EPOCH } from './freshness.ts';
import type { KeptAnswer } from './kept-answer.ts';

/** Pages of lists further back can be asked for in endless number; they have a tenth of the memory for themselves. */
const SHARE_OF_QUERIES = 0.1;
/** What was asked for within this time is worth rendering again before somebody asks, in milliseconds. */
const WARM = 600_000;
/**
 * Nothing is kept for longer, in milliseconds, though nothing seems to have changed: a word that somebody forgot to write, or
 * to note, is wrong for an hour at most.
 */
const LONGEST = 3_600_000;
/** So many steps are remembered for renderings that began before them. */
const REMEMBERED = 100;
/**
 * By so much a clock may be set back without anything being dropped, in milliseconds: what had come stays.
 */
const STEP_BACK = 1_000;

/** Where the cache hears of what has changed. */
export type Changes = {
  /** What changed after one epoch until another, as `changesSince` tells it. */
  since(epoch: number, until: number): Promise<string[] | undefined>;
  /** What will change after an instant without a write, as `comingEdges` tells it. */
  edges(now: Date): Promise<{ edges: Edge[]; lookAgainAt: number }>;
};

/** What was dropped, and for how many it had been the answer within the last minutes. */
export type Dropped = { key: string; hits: number };

/**
 * The one cache: answers by their canonical address. What is kept is true at the epoch that the cache has caught up with,
 * from the instant of that until the next date at which anything changes. When the epoch has moved, or that date has come,
 * it reads which words have changed, drops exactly what depends on them, and goes on; where it cannot know, it drops
 * everything. Bounded by bytes; what was asked for longest ago goes first.
 */
export class ResponseCache {
  readonly #pages: LRUCache<string, KeptAnswer>;
  readonly #deeper: LRUCache<string, KeptAnswer>;
  readonly #dependents = new Dependents<KeptAnswer>();
  readonly #currentMoment: () => Moment;
  readonly #changes: Changes;
  readonly #onDrop: (dropped: Dropped[]) => void;

  /** What is kept is true at this epoch, from one instant until before another (UTC milliseconds). */
  #epoch = NO_EPOCH;
  #from = Number.POSITIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;
  /** The dates to come, in order; from `#lookAgainAt` on there may be others. */
  #edges: { at: number; changes: Change[] }[] = [];
  #lookAgainAt = Number.NEGATIVE_INFINITY;
  #catchingUp: Promise<void> | undefined;

  /** Counts the times that something changed, so that a rendering can be held against what happened since it began. */
  #step = 0;
  /** What changed at the last steps; undefined for everything. */
  readonly #steps: (readonly Change[] | undefined)[] = [];
  /** What is being rendered now, by key, with the step that it began at. */
  readonly #flights = new Map<string, { begun: number; answer: Promise<KeptAnswer> }>();
  /** `misses` are renderings that somebody asked for, `warmed` those that nobody did. */
  readonly counts = { hits: 0, misses: 0, warmed: 0, joined: 0, dropped: 0, renderMilliseconds: 0 };

  /** @param options.onDrop told what was dropped that had been asked for within the last minutes */
  constructor(options: {
    bytes: number;
    currentMoment: () => Moment;
    changes: Changes;
    onDrop?: (dropped: Dropped[]) => void;
  }) {
    const { bytes, currentMoment, changes, onDrop = () => {} } = options;
    this.#currentMoment = currentMoment;
    this.#changes = changes;
    this.#onDrop = onDrop;
    // The library refuses a bound of zero; with one byte nothing fits.
    const bounded = (share: number) =>
      new LRUCache<string, KeptAnswer>({
        maxSize: Math.max(1, Math.floor(bytes * share)),
        sizeCalculation: (answer, key) => answer.bytes + 2 * key.length,
        dispose: (answer) => this.#dependents.delete(answer),
      });
    this.#pages = bounded(1 - SHARE_OF_QUERIES);
    this.#deeper = bounded(SHARE_OF_QUERIES);
  }

  /** The answer kept under `key`, if at this moment nothing has changed that the cache has not heard of. Asks nobody. */
  hit(key: string, moment: Moment): KeptAnswer | undefined {
    return this.#isCurrent(moment) ? this.get(key, moment.now) : undefined;
  }

  /** The answer kept under `key`, as true as when the cache caught up last. */
  get(key: string, now: number): KeptAnswer | undefined {
    const answer = this.#poolOf(key).get(key);
    if (!answer || now >= answer.keptUntil) return undefined;
    this.counts.hits += 1;
    if (now - answer.hitsSince > WARM) {
      answer.hitsSince = now;
      answer.hits = 0;
    }
    answer.hits += 1;
    return answer;
  }

  /**
   * Hears of everything that had happened when it was called, and drops what is not true any more.
   * @throws StoreError when the store can no longer be asked
   */
  async catchUp(): Promise<void> {
    while (!this.#isCurrent(this.#currentMoment())) {
      this.#catchingUp ??= this.#advance().finally(() => {
        this.#catchingUp = undefined;
      });
      await this.#catchingUp;
    }
  }

  /** To be asked before the first row of an answer is read: `render` wants it back. */
  get step(): number {
    return this.#step;
  }

  /**
   * The answer of `key`, rendered now; whoever asks for the same while that is going on waits for the same rendering.
   * Kept unless it is an error of the server.
   * @param begun the step at which the one who asks began to read
   * @param options.isAsked whether somebody waits for it
   * @returns whether it still was true when it was there: if not, it was not kept, and whoever joined should ask anew
   */
  async render(
    key: string,
    begun: number,
    render: () => Promise<KeptAnswer>,
    { isAsked = true }: { isAsked?: boolean } = {},
  ): Promise<{ answer: KeptAnswer; isTrue: boolean }> {
    const flight = this.#flights.get(key);
    if (flight) {
      const answer = await flight.answer;
      const isTrue = await this.#isStillTrue(flight.begun, answer.reading);
      if (isTrue) this.counts.joined += 1;
      return { answer, isTrue };
    }
    this.counts[isAsked ? 'misses' : 'warmed'] += 1;
    const mine = { begun, answer: render() };
    this.#flights.set(key, mine);
    try {
      const answer = await mine.answer;
      this.counts.renderMilliseconds += answer.milliseconds;
      const isTrue = await this.#isStillTrue(begun, answer.reading);
      if (isTrue && answer.status < 500) this.#keep(key, answer);
      return { answer, isTrue };
    } finally {
      this.#flights.delete(key);
    }
  }

  /** The instant (UTC milliseconds) until which no date changes anything. */
  get until(): number {
    return this.#until;
  }

  /** Whether nobody waits for a rendering. */
  get isIdle(): boolean {
    return this.#flights.size === 0;
  }

  /** Whether there is an answer under `key`; that does not count as asking for it. */
  has(key: string): boolean {
    return this.#poolOf(key).has(key);
  }

  /** What is kept at this moment. */
  get size(): { pages: number; bytes: number } {
    return {
      pages: this.#pages.size + this.#deeper.size,
      bytes: this.#pages.calculatedSize + this.#deeper.calculatedSize,
    };
  }

  #isCurrent({ epoch, now }: Moment): boolean {
    return epoch === this.#epoch && now < this.#until && now >= this.#from - STEP_BACK;
  }

  async #advance(): Promise<void> {
    const { epoch, now, unheard } = this.#currentMoment();
    const isBack = now < this.#from - STEP_BACK;
    const isNews = epoch !== this.#epoch || isBack || now >= this.#lookAgainAt;
    // Nobody could tell what has changed.
    if (unheard && isNews) throw new StoreError(unheard.why, { trouble: 'unreadable' });
    // At the beginning, and when the clock was set back, nobody can tell what is different.
    const words = this.#epoch === NO_EPOCH || isBack ? undefined : await this.#wordsUntil(epoch);
    const ahead = isNews ? await this.#changes.edges(new Date(now)) : undefined;

    // From here on nothing is awaited: what is kept is true before and after.
    const passed = this.#edges.filter(({ at }) => at <= now).flatMap(({ changes }) => changes);
    const changed = words && parseWords(words);
    this.#drop(changed && [...changed, ...passed], now);
    this.#epoch = epoch;
    this.#edges = ahead
      ? ahead.edges.map(({ at, words: ofEdge }) => ({ at, changes: parseWords(ofEdge) ?? [] }))
      : this.#edges.filter(({ at }) => at > now);
    this.#lookAgainAt = ahead?.lookAgainAt ?? this.#lookAgainAt;
    this.#from = now;
    this.#until = Math.min(this.#edges[0]?.at ?? Number.POSITIVE_INFINITY, this.#lookAgainAt);
  }

  /** What has changed until an epoch; undefined where that cannot be told. */
  async #wordsUntil(epoch: number): Promise<string[] | undefined> {
    if (epoch === this.#epoch) return [];
    return this.#changes.since(this.#epoch, epoch).catch(() => undefined);
  }

  /** @param changes undefined for everything */
  #drop(changes: Change[] | undefined, now: number): void {
    if (changes?.length === 0) return;
    this.#step += 1;
    this.#steps.push(changes);
    if (this.#steps.length > REMEMBERED) this.#steps.shift();
    const dropped = changes
      ? this.#dependents.of(changes)
      : [...this.#pages.values(), ...this.#deeper.values()];
    const hot: Dropped[] = [];
    for (const { key, hits, hitsSince } of dropped) {
      this.#poolOf(key).delete(key);
      this.counts.dropped += 1;
      if (hits > 0 && now - hitsSince <= WARM) hot.push({ key, hits });
    }
    if (hot.length > 0) this.#onDrop(hot);
  }

  /** Whether what was read from a step on is as it was, now that the cache has caught up. */
  async #isStillTrue(begun: number, reading: Reading): Promise<boolean> {
    try {
      await this.catchUp();
    } catch {
      return false;
    }
    const since = this.#step - begun;
    if (since > this.#steps.length) return false;
    const recent = since === 0 ? [] : this.#steps.slice(-since);
    return recent.every((changes) => changes?.every((change) => !dependsOn(reading, change)));
  }

  #keep(key: string, answer: KeptAnswer): void {
    const first = this.#edges.find(({ changes }) =>
      changes.some((change) => dependsOn(answer.reading, change)),
    );
    answer.key = key;
    answer.keptUntil = Math.min(this.#currentMoment().now + LONGEST, answer.reading.until);
    answer.validUntil = Math.min(first?.at ?? answer.keptUntil, this.#lookAgainAt, answer.keptUntil);
    this.#poolOf(key).set(key, answer);
    if (this.#poolOf(key).peek(key) === answer) this.#dependents.add(answer);
  }

  #poolOf(key: string): LRUCache<string, KeptAnswer> {
    return key.includes('?') ? this.#deeper : this.#pages;
  }
}
