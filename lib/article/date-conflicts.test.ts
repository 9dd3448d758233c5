import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateConflict } from './date-conflicts.ts';
import {
  type EditionFacts,
  editionStatus,
  embargo,
  publicRevisionId,
  publish,
  reinstate,
  schedule,
  unpublish,
  withdraw,
} from './edition-state.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 10, 3, 0, n));
const draft: EditionFacts = {
  draftRevisionId: 1,
  liveRevisionId: null,
  scheduledRevisionId: null,
  scheduledAt: null,
  scheduledIsMinor: false,
  publishedAt: null,
  firstPublishedAt: null,
  modifiedAt: null,
  embargoUntil: null,
  unpublishAt: null,
  withdrawnAt: null,
  withdrawnReason: null,
};
const live = publish(draft, { revisionId: 1, now: minute(0) });
const now = minute(1);

describe('two dates of an edition contradict each other', () => {
  it('when it ends before its schedule, or in the same instant', () => {
    for (const before of [draft, live]) {
      const ending = unpublish(before, { at: minute(10), now });
      const planned = (n: number) => schedule(ending, { revisionId: 2, at: minute(n), now });
      expect(dateConflict(planned(9), now)).toBeNull();
      const conflict = { begins: 'scheduledAt', until: minute(10) };
      expect(dateConflict(planned(10), now)).toEqual({ ...conflict, at: minute(10) });
      expect(dateConflict(planned(11), now)).toEqual({ ...conflict, at: minute(11) });
    }
  });

  it('when it ends before its embargo does, also where nothing is planned yet', () => {
    for (const before of [draft, live]) {
      const held = embargo(before, { until: minute(20), now });
      expect(dateConflict(unpublish(held, { at: minute(21), now }), now)).toBeNull();
      expect(dateConflict(unpublish(held, { at: minute(20), now }), now)).toEqual({
        begins: 'embargoUntil',
        at: minute(20),
        until: minute(20),
      });
    }
  });

  it('when it is dated behind its end', () => {
    const ending = unpublish(draft, { at: minute(10), now });
    const dated = publish(ending, { revisionId: 1, publishedAt: minute(15), now });
    expect(dateConflict(dated, now)).toEqual({ begins: 'publishedAt', at: minute(15), until: minute(10) });
  });
});

describe('an end that has passed', () => {
  const ended = unpublish(live, { at: minute(10), now });
  const after = minute(12);

  it('contradicts nothing, and publishing drops it', () => {
    expect(dateConflict(embargo(ended, { until: minute(20), now: after }), after)).toBeNull();
    const again = publish(ended, { revisionId: 2, now: after });
    expect(publicRevisionId({ ...again, trashedAt: null }, after)).toBe(2);
  });

  it('is dropped by a schedule too, which brings nothing back before its minute', () => {
    const planned = schedule(ended, { revisionId: 2, at: minute(15), now: after });
    const seen = (n: number) => publicRevisionId({ ...planned, trashedAt: null }, minute(n));
    expect([seen(12), seen(14), seen(15), seen(600)]).toEqual([null, null, 2, 2]);
  });
});

describe('an embargo', () => {
  it('does not bring a date forward that lies behind its end, nor does lifting it', () => {
    const dated = publish(draft, { revisionId: 1, publishedAt: minute(50), now });
    const held = embargo(dated, { until: minute(20), now });
    const lifted = embargo(held, { until: null, now });
    for (const facts of [held, lifted]) expect(facts.publishedAt).toEqual(minute(50));
  });
});

type Step = {
  wait: number;
  verb: 'publish' | 'schedule' | 'embargo' | 'unpublish' | 'withdraw' | 'reinstate';
  in: number | null;
};

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.constantFrom(0, 0, 0, 5, 20),
  verb: fc.constantFrom('publish', 'schedule', 'embargo', 'unpublish', 'withdraw', 'reinstate'),
  in: fc.option(fc.constantFrom(3, 6, 6, 12, 30)),
});

/** The facts after a verb, or undefined where its command refuses for another reason than the dates. */
function after(facts: EditionFacts, { verb, in: wait }: Step, revisionId: number, n: number) {
  const [at, present] = [wait === null ? undefined : minute(n + wait), minute(n)];
  switch (verb) {
    case 'publish':
      return facts.withdrawnAt ? undefined : publish(facts, { revisionId, publishedAt: at, now: present });
    case 'schedule':
      return at && !facts.withdrawnAt ? schedule(facts, { revisionId, at, now: present }) : undefined;
    case 'embargo':
      return embargo(facts, { until: at ?? null, now: present });
    case 'unpublish':
      return unpublish(facts, { at, now: present });
    case 'withdraw':
      return facts.firstPublishedAt && facts.firstPublishedAt <= present
        ? withdraw(facts, { reason: 'Wrong', now: present })
        : undefined;
    case 'reinstate':
      return facts.withdrawnAt ? reinstate(facts, { now: present }) : undefined;
  }
}

it('whatever is accepted as scheduled, embargoed or live is seen at some minute, and so is every scheduled revision', () => {
  const tally = { seen: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let facts = draft;
      let n = 0;
      for (const [index, each] of steps.entries()) {
        n += each.wait;
        const next = after(facts, each, index + 2, n);
        if (!next) continue;
        const present = minute(n);
        if (dateConflict(next, present)) {
          tally.refused++;
          continue;
        }
        facts = next;
        const seen = Array.from({ length: 200 }, (_, ahead) =>
          publicRevisionId({ ...facts, trashedAt: null }, minute(n + ahead)),
        );
        const status = editionStatus({ ...facts, trashedAt: null }, present);
        if (!['scheduled', 'embargoed', 'live'].includes(status)) continue;
        tally.seen++;
        expect(seen.some((revision) => revision !== null)).toBe(true);
        const isWaiting = facts.scheduledAt !== null && facts.scheduledAt > present;
        if (isWaiting) expect(seen).toContain(facts.scheduledRevisionId);
      }
    }),
    { numRuns: 2000 },
  );
  expect(tally.seen).toBeGreaterThan(1000);
  expect(tally.refused).toBeGreaterThan(100);
});
