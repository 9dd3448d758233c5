const KEY = Symbol.for('prism.decoding');

type Queue = { last: Promise<unknown> };

/**
 * Runs `work` when everything handed in before has ended: a picture of 40 megapixels takes some 200 MB while it is
 * decoded. One queue for the process, although it has two copies of this module.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const shared = globalThis as { [KEY]?: Queue };
  shared[KEY] ??= { last: Promise.resolve() };
  const queue = shared[KEY];
  const result = queue.last.then(work);
  queue.last = result.catch(() => {});
  return result;
}
