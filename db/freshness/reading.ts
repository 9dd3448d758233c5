import { AsyncLocalStorage } from 'node:async_hooks';

/** The part of a list that was read, by the dates of its stories: UTC milliseconds, both ends in it. */
export type Span = { from: number; until: number };

/** What a piece of work has read. */
export type Reading = {
  words: ReadonlySet<string>;
  /** By the name of the list. */
  spans: ReadonlyMap<string, Readonly<Span>>;
  /** The instant (UTC milliseconds) from which it says something else by itself; infinity where it does not speak of now. */
  until: number;
};

const NOTHING: Reading = { words: new Set(), spans: new Map(), until: Number.POSITIVE_INFINITY };

type Notes = { words: Set<string>; spans: Map<string, Span>; until: number };

const KEY = Symbol.for('prism.reading');

/** In globalThis, as the store is: Next bundles its own copy of the queries. */
function notes(): AsyncLocalStorage<Notes> {
  const shared = globalThis as { [KEY]?: AsyncLocalStorage<Notes> };
  shared[KEY] ??= new AsyncLocalStorage<Notes>();
  return shared[KEY];
}

/**
 * Runs `work`, and collects what the queries in it note, through every `await` and through Next's rendering.
 * @param before what has been read for it already, which counts too
 * @returns what `work` resolves to, and what it has read
 */
export async function withReading<T>(
  work: () => Promise<T>,
  before: Reading = NOTHING,
): Promise<{ result: T; reading: Reading }> {
  const reading: Notes = {
    words: new Set(before.words),
    spans: new Map(before.spans),
    until: before.until,
  };
  // Awaited inside: what is started lazily would run outside.
  const result = await notes().run(reading, async () => await work());
  return { result, reading };
}

/** Notes that what is being rendered depends on these things (words.ts). Whoever keeps an answer for longer notes it anew. */
export function noteRead(...words: string[]): void {
  const reading = notes().getStore();
  if (reading) for (const word of words) reading.words.add(word);
}

/**
 * Notes that what is being rendered depends on a part of a list.
 * @param name by listName
 * @param span the whole list where absent; of several, what lies between them counts too
 */
export function noteList(name: string, { from, until }: Span = WHOLE): void {
  const spans = notes().getStore()?.spans;
  if (!spans) return;
  const before = spans.get(name);
  spans.set(
    name,
    before ? { from: Math.min(from, before.from), until: Math.max(until, before.until) } : { from, until },
  );
}

/**
 * Notes that what is being rendered speaks of now, as “3 hours ago” does.
 * @param instants from each of which it is not true any more (UTC milliseconds)
 */
export function noteUntil(...instants: number[]): void {
  const reading = notes().getStore();
  if (reading) reading.until = Math.min(reading.until, ...instants);
}

const WHOLE: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
