import type { Log } from './log.ts';

/**
 * For a failure that may come a thousand times a minute, such as a write to a full disk: the first of each kind is
 * logged at once, the next ones as a number at the end of each minute.
 * @param message what happened, in words; the error says why
 * @param every how long the next ones are counted, in milliseconds; for tests
 */
export function logSparingly(log: Log, message: string, every = 60_000): (error: Error) => void {
  const repeated = new Map<string, number>();
  return (error) => {
    const why = error.message;
    const known = repeated.get(why);
    repeated.set(why, known === undefined ? 0 : known + 1);
    if (known !== undefined) return;
    log.error({ err: error }, message);
    const counting = setInterval(() => {
      const times = repeated.get(why);
      if (times) {
        log.error({ times, why }, `${message}, again`);
        repeated.set(why, 0);
      } else {
        clearInterval(counting);
        repeated.delete(why);
      }
    }, every).unref();
  };
}
