import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from './log.ts';
import { logSparingly } from './log-sparingly.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a failure that comes again and again', () => {
  it('is logged when it begins, and then as a number a minute, each reason for itself', () => {
    vi.useFakeTimers();
    const log = createLog('silent');
    const lines: unknown[] = [];
    vi.spyOn(log, 'error').mockImplementation((...args: unknown[]) => void lines.push(args));
    const tell = logSparingly(log, 'a write was refused');
    const full = new Error('The disk is full.');
    const locked = new Error('The store is locked.');
    for (let n = 0; n < 1_000; n++) tell(full);
    tell(locked);
    const first = [
      [{ err: full }, 'a write was refused'],
      [{ err: locked }, 'a write was refused'],
    ];
    expect(lines).toEqual(first);
    vi.advanceTimersByTime(60_000);
    const counted = [{ times: 999, why: 'The disk is full.' }, 'a write was refused, again'];
    expect(lines).toEqual([...first, counted]);
    // A quiet minute ends it: the next one is news.
    vi.advanceTimersByTime(60_000);
    tell(full);
    expect(lines).toEqual([...first, counted, [{ err: full }, 'a write was refused']]);
    vi.clearAllTimers();
  });
});
