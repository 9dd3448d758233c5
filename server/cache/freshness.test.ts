import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { secondsLeft, type Unheard, watchMoment } from './freshness.ts';

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

  it('goes on with the last epoch heard for 10 minutes while it cannot be read, and then with none', async () => {
    const minute = 60_000;
    let at = 0;
    let fails = false;
    const turns: (Unheard | undefined)[] = [];
    const current = watchMoment(
      {
        epoch: () => {
          if (fails) throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
          return 7;
        },
        now: () => new Date(at),
      },
      (unheard) => turns.push(unheard),
    );
    const momentAt = async (instant: number) => {
      at = instant;
      await nextTurn();
      return current();
    };
    expect(await momentAt(0)).toEqual({ epoch: 7, now: 0 });
    fails = true;
    const unheard = { since: minute, why: expect.stringMatching(/^The store is damaged\./) };
    expect(await momentAt(minute)).toEqual({ epoch: 7, now: minute, unheard });
    expect(await momentAt(11 * minute - 1)).toMatchObject({ epoch: 7, unheard });
    expect((await momentAt(11 * minute)).epoch).toBe(-1);
    fails = false;
    expect(await momentAt(12 * minute)).toEqual({ epoch: 7, now: 12 * minute });
    // Ten minutes more, from the next failure on.
    fails = true;
    expect(await momentAt(20 * minute)).toMatchObject({ epoch: 7, unheard: { since: 20 * minute } });
    expect(turns).toEqual([unheard, undefined, expect.objectContaining({ since: 20 * minute })]);
  });

  it('lets no shared cache answer by itself while changes cannot be heard of', () => {
    const page = { validUntil: 9_000 };
    expect(secondsLeft({ epoch: 1, now: 1_000 }, page)).toBe(8);
    expect(secondsLeft({ epoch: 1, now: 1_000, unheard: { since: 0, why: '' } }, page)).toBe(0);
    expect(secondsLeft({ epoch: 1, now: 1_000 }, { validUntil: Number.POSITIVE_INFINITY })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
