import { describe, expect, it } from 'vitest';
import { type Deed, type KeptPlan, publicChanges } from './public-history.ts';

const START = Date.UTC(2026, 10, 3);
const minute = (n: number) => START + n * 60_000;
const at = (n: number) => new Date(minute(n));

const NOTHING: KeptPlan = {
  liveRevisionId: null,
  scheduledRevisionId: null,
  scheduledAt: null,
  scheduledIsMinor: null,
  publishedAt: null,
  firstPublishedAt: null,
  embargoUntil: null,
  unpublishAt: null,
  withdrawnAt: null,
};
const made = (n: number, plan: Partial<KeptPlan>, isMinor = false): Deed => ({
  at: at(n),
  plan: { ...NOTHING, ...plan },
  isMinor,
});
const live = (n: number, liveRevisionId: number, more: Partial<KeptPlan> = {}, isMinor = false) =>
  made(n, { liveRevisionId, publishedAt: minute(0), firstPublishedAt: minute(0), ...more }, isMinor);

/** `minute: revision < before`, with an exclamation mark for a minor one. */
const told = (deeds: Deed[], now: number) =>
  publicChanges(deeds, at(now)).map(
    ({ at, revisionId, before, isMinor }) =>
      `${(at.getTime() - START) / 60_000}: ${revisionId} < ${before}${isMinor ? ' !' : ''}`,
  );

describe('what readers have had', () => {
  it('is each revision from when it was published, with the one before it', () => {
    const deeds = [live(0, 1), live(5, 2), live(7, 4, {}, true)];
    expect(told(deeds, 9)).toEqual(['0: 1 < null', '5: 2 < 1', '7: 4 < 2 !']);
  });

  it('is what was planned from the minute for which it was planned, and not before', () => {
    const planned = live(2, 1, { scheduledRevisionId: 3, scheduledAt: minute(6) });
    expect(told([live(0, 1), planned], 5)).toEqual(['0: 1 < null']);
    expect(told([live(0, 1), planned], 6)).toEqual(['0: 1 < null', '6: 3 < 1']);
    // Taken back in time, it never came; the next one follows what readers had.
    expect(told([live(0, 1), planned, live(4, 1), live(8, 5)], 9)).toEqual(['0: 1 < null', '8: 5 < 1']);
  });

  it('is nothing of what was under embargo, off the site, withdrawn or in the trash all the while', () => {
    const hidden = (n: number, revision: number, more: Partial<KeptPlan>) => live(n, revision, more);
    expect(told([live(0, 1), hidden(2, 2, { embargoUntil: minute(9) }), live(5, 3)], 7)).toEqual([
      '0: 1 < null',
      '5: 3 < 1',
    ]);
    expect(told([live(0, 1), hidden(2, 2, { unpublishAt: minute(2) }), live(5, 3)], 7)).toEqual([
      '0: 1 < null',
      '5: 3 < 1',
    ]);
    expect(told([live(0, 1), hidden(2, 2, { withdrawnAt: minute(2) }), live(5, 3)], 7)).toEqual([
      '0: 1 < null',
      '5: 3 < 1',
    ]);
    const planned = live(1, 1, { scheduledRevisionId: 2, scheduledAt: minute(3), unpublishAt: minute(4) });
    const [trashed, restored]: Deed[] = [
      { at: at(2), isTrashed: true },
      { at: at(5), isTrashed: false },
    ];
    expect(told([live(0, 1), planned, trashed as Deed, restored as Deed, live(6, 3)], 7)).toEqual([
      '0: 1 < null',
      '6: 3 < 1',
    ]);
  });

  it('begins when an embargo ends or a date comes', () => {
    expect(told([live(0, 1, { embargoUntil: minute(4) })], 3)).toEqual([]);
    expect(told([live(0, 1, { embargoUntil: minute(4) })], 4)).toEqual(['4: 1 < null']);
    expect(told([live(0, 1, { publishedAt: minute(2) })], 4)).toEqual(['2: 1 < null']);
  });

  it('tells one change where two things were done in one instant, and none where the text is the same', () => {
    expect(told([live(0, 1), live(5, 2), live(5, 2)], 9)).toEqual(['0: 1 < null', '5: 2 < 1']);
    expect(told([live(0, 1), live(2, 1, { withdrawnAt: minute(2) }), live(3, 1)], 9)).toEqual([
      '0: 1 < null',
    ]);
  });
});
