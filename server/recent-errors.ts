/*
 * What this process has logged as an error in the last 24 hours, for who looks after it: how many, and the newest. Of an error only our
 * own sentence is kept, its code, and the number of the request, by which the log has the rest; nothing that somebody has sent.
 */

export type RecentErrors = {
  count: number;
  newest: { at: Date; what: string; code: string | null; requestId: string | null } | null;
};

const HOUR = 3_600_000;
const DAY = 24;

/** How many came in each hour, by the hours since 1970; no more than a day of them. */
const hours = new Map<number, number>();
let newest: RecentErrors['newest'] = null;

/**
 * Counts an error.
 * @param logged what was given to the log with it, the sentence last
 */
export function noteError(logged: readonly unknown[], at: Date): void {
  const hour = Math.floor(at.getTime() / HOUR);
  hours.set(hour, (hours.get(hour) ?? 0) + 1);
  for (const each of hours.keys()) if (each <= hour - DAY) hours.delete(each);
  const [facts, sentence] = typeof logged[0] === 'string' ? [{}, logged[0]] : [logged[0], logged[1]];
  const { id, err } = (facts ?? {}) as { id?: unknown; err?: { code?: unknown } };
  const code = typeof err?.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(err.code) ? err.code : null;
  const requestId = typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : null;
  newest = { at, what: String(sentence ?? '').slice(0, 200), code, requestId };
}

/** The errors of the 24 hours before `now`, by whole hours. */
export function recentErrors(now: Date): RecentErrors {
  const since = Math.floor(now.getTime() / HOUR) - DAY;
  const count = [...hours].reduce((sum, [hour, times]) => (hour > since ? sum + times : sum), 0);
  return { count, newest: count === 0 ? null : newest };
}
