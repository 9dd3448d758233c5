import { setTimeout as pause } from 'node:timers/promises';

/** The longest rest between two, in milliseconds: one that took very long was waiting for others itself. */
const LONGEST_REST = 50;

/**
 * Lets one piece of work in at a time, and after each lets the thread rest for as long as it took: what is asked for meanwhile, such as pages
 * that are kept, waits for one at most, and gets half of the thread.
 * @param most so many wait for their turn
 * @returns does the work when its turn comes; undefined, at once, where too many wait
 */
export function turnstile(most: number) {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (waiting >= most) return undefined;
    waiting += 1;
    const before = last;
    const turn = Promise.withResolvers<void>();
    last = turn.promise;
    await before;
    waiting -= 1;
    const started = performance.now();
    try {
      return await work();
    } finally {
      // Nobody waits for the rest but the next one.
      void pause(Math.min(LONGEST_REST, performance.now() - started)).then(turn.resolve);
    }
  };
}
