import { describe, expect, it } from 'vitest';
import { mainThreadOf, type TraceEvent } from './main-thread.ts';

const event = (name: string, tdur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  pid: 7,
  tid: 1,
  tdur,
  ...more,
});
const KEY = event('EventDispatch', 900, { args: { data: { type: 'keydown' } } });

describe('the main thread of a trace', () => {
  it('is the one that took the keys; what its tasks consist of is not counted twice', () => {
    const events = [
      event('RunTask', 90_000, { pid: 8 }),
      event('RunTask', 40_000, { tid: 2 }),
      event('RunTask', 5_000),
      KEY,
      event('Layout', 1_500),
      event('RunTask', 3_000),
      event('UpdateLayoutTree', 250),
      event('UpdateLayoutTree', 250),
    ];
    expect(mainThreadOf(events)).toEqual({ cpu: 8, longestTask: 5, style: 0.5, layout: 1.5 });
  });

  it('cannot be told where no key was taken', () => {
    expect(() => mainThreadOf([event('RunTask', 5_000)])).toThrow(/no task of the thread that took the keys/);
  });
});
