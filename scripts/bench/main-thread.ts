/** An event of Chromium's trace, as far as it is read here; times are in microseconds. */
export type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  /** How long it took by the clock of its thread, which stands still while the thread waits. */
  tdur?: number;
  args?: { data?: { type?: string } };
};

/** What a page's main thread did, in milliseconds of its CPU. */
export type MainThread = {
  /** All its tasks. */
  cpu: number;
  longestTask: number;
  /** The parts of `cpu` by what Chromium calls them; scripts are all that is not among the others. */
  style: number;
  layout: number;
};

/**
 * The work of the one main thread that took keys while a trace was made.
 * @throws when no key, or no task of that thread, is in the trace
 */
export function mainThreadOf(events: TraceEvent[]): MainThread {
  const key = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const own = events.filter(({ pid, tid }) => pid === key?.pid && tid === key.tid);
  const times = (is: (name: string) => boolean) =>
    own.flatMap(({ name, tdur }) => (tdur !== undefined && is(name) ? [tdur / 1_000] : []));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const tasks = times((name) => name === 'RunTask');
  if (tasks.length === 0) throw new Error('The trace has no task of the thread that took the keys.');
  return {
    cpu: sum(tasks),
    longestTask: Math.max(...tasks),
    style: sum(times((name) => name === 'UpdateLayoutTree')),
    layout: sum(times((name) => name === 'Layout')),
  };
}
