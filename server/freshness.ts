import type { Store } from '#db/store.ts';

/** What is true in one turn of the event loop. */
export type Moment = {
  /** The store's; every change of what the public may see raises it. */
  epoch: number;
  /** The public's clock, UTC milliseconds. */
  now: number;
};

/**
 * A function that tells epoch and time, asking the store once per turn of the event loop at most. All requests that are
 * answered in one turn had arrived before the first of them was looked at, so none can know of a later change.
 */
export function watchMoment(store: Pick<Store, 'epoch' | 'now'>): () => Moment {
  let current: Moment | undefined;
  const forget = () => {
    current = undefined;
  };
  return () => {
    if (!current) {
      current = { epoch: store.epoch(), now: store.now().getTime() };
      setImmediate(forget);
    }
    return current;
  };
}
