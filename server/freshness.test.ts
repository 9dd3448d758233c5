import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { watchMoment } from './freshness.ts';

describe('the moment', () => {
  it('is asked of the store once in a turn of the event loop, and anew in the next', async () => {
    let epoch = 1;
    let asked = 0;
    const current = watchMoment({
      epoch: () => {
        asked += 1;
        return epoch;
      },
      now: () => new Date(epoch * 1_000),
    });
    expect(current()).toEqual({ epoch: 1, now: 1_000 });
    epoch = 2;
    await Promise.resolve();
    expect(current()).toEqual({ epoch: 1, now: 1_000 });
    expect(asked).toBe(1);
    await nextTurn();
    expect(current()).toEqual({ epoch: 2, now: 2_000 });
    expect(asked).toBe(2);
  });
});
