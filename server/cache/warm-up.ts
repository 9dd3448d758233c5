import type { Dropped } from './response-cache.ts';

/** Of what a change has dropped, so much is worth rendering before somebody asks. */
const MOST = 100;
/** A rendering of so many milliseconds is followed by nine times as long a pause: a tenth of a core at most. */
const PAUSE = 9;
/** How long to wait while readers wait for renderings of their own, in milliseconds. */
const WHILE_BUSY = 25;

/**
 * Renders again what readers asked for lately and a change has dropped, the most wanted first, when no request waits. Many
 * changes at once are one burst: what is dropped twice is rendered once.
 * @param options.refresh renders what is under a key, if it is not there
 * @param options.isIdle whether nobody waits for a rendering
 */
export function warmUp(options: { refresh: (key: string) => Promise<void>; isIdle: () => boolean }) {
  const { refresh, isIdle } = options;
  let wanted = new Map<string, number>();
  let isRunning = false;

  function add(dropped: Dropped[]): void {
    for (const { key, hits } of dropped) wanted.set(key, (wanted.get(key) ?? 0) + hits);
    const hottest = [...wanted].sort(([, a], [, b]) => b - a).slice(0, MOST);
    wanted = new Map(hottest);
    if (isRunning) return;
    isRunning = true;
    later(WHILE_BUSY);
  }

  function later(milliseconds: number): void {
    // What is still to be rendered when the program ends is nobody's business.
    setTimeout(() => void next(), milliseconds).unref();
  }

  async function next(): Promise<void> {
    if (!isIdle()) return later(WHILE_BUSY);
    const [first] = wanted;
    if (!first) {
      isRunning = false;
      return;
    }
    const [key] = first;
    wanted.delete(key);
    const started = performance.now();
    // Whoever asks for it next is told what is wrong.
    await refresh(key).catch(() => {});
    later(Math.max(WHILE_BUSY, PAUSE * (performance.now() - started)));
  }

  return {
    add,
    /** How many are still to be rendered. */
    get waiting(): number {
      return isRunning ? Math.max(1, wanted.size) : 0;
    },
  };
}
