import { describe, expect, it } from 'vitest';
import {
  type EditionFacts,
  editionStatus,
  embargo,
  hasBeenPublic,
  publicRevisionId,
  publish,
  reinstate,
  schedule,
  settle,
  unpublish,
  withdraw,
} from './edition-state.ts';

const at = (time: string) => new Date(`2026-11-03T${time}:00Z`);

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

const seen = (facts: EditionFacts, time: string) => publicRevisionId({ ...facts, trashedAt: null }, at(time));
const status = (facts: EditionFacts, time: string) => editionStatus({ ...facts, trashedAt: null }, at(time));

describe('a draft', () => {
  it('is never public', () => {
    expect(seen(draft, '10:00')).toBeNull();
    expect(status(draft, '10:00')).toBe('draft');
  });
});

describe('publishing', () => {
  const live = publish(draft, { revisionId: 1, now: at('10:00') });

  it('makes the edition public from that minute on', () => {
    expect(seen(live, '09:59')).toBeNull();
    expect(seen(live, '10:00')).toBe(1);
    expect(live.publishedAt).toEqual(at('10:00'));
    expect(live.modifiedAt).toBeNull();
  });

  it('again keeps the date and says when it was modified', () => {
    const updated = publish(live, { revisionId: 2, now: at('12:00') });
    expect(updated.publishedAt).toEqual(at('10:00'));
    expect(updated.modifiedAt).toEqual(at('12:00'));
  });

  it('again without a change modifies nothing', () => {
    expect(publish(live, { revisionId: 1, now: at('12:00') })).toEqual(live);
  });

  it('with a past date shows that date', () => {
    const dated = publish(draft, { revisionId: 1, publishedAt: at('03:00'), now: at('10:00') });
    expect(dated.publishedAt).toEqual(at('03:00'));
    expect(dated.firstPublishedAt).toEqual(at('10:00'));
  });

  it('again never hides behind a date that lies ahead', () => {
    const odd = { ...live, publishedAt: at('20:00') };
    expect(seen(publish(odd, { revisionId: 1, now: at('12:00') }), '12:00')).toBe(1);
    const planned = schedule(odd, { revisionId: 2, at: at('13:00'), now: at('12:00') });
    expect(seen(planned, '13:00')).toBe(2);
  });

  it('with a future date waits for it', () => {
    const dated = publish(draft, { revisionId: 1, publishedAt: at('15:00'), now: at('10:00') });
    expect(seen(dated, '14:59')).toBeNull();
    expect(status(dated, '14:59')).toBe('scheduled');
    expect(seen(dated, '15:00')).toBe(1);
  });
});

describe('a schedule', () => {
  it('brings a new edition at its minute, without any job', () => {
    const waiting = schedule(draft, { revisionId: 1, at: at('15:00'), now: at('10:00') });
    expect(seen(waiting, '14:59')).toBeNull();
    expect(status(waiting, '14:59')).toBe('scheduled');
    expect(seen(waiting, '15:00')).toBe(1);
    expect(waiting.publishedAt).toEqual(at('15:00'));
  });

  it('changes a live edition at its minute and leaves it live until then', () => {
    const live = publish(draft, { revisionId: 1, now: at('10:00') });
    const waiting = schedule(live, { revisionId: 2, at: at('15:00'), now: at('11:00') });
    expect(seen(waiting, '14:59')).toBe(1);
    expect(seen(waiting, '15:00')).toBe(2);
    expect(settle(waiting, at('16:00'))).toMatchObject({
      liveRevisionId: 2,
      scheduledAt: null,
      publishedAt: at('10:00'),
      modifiedAt: at('15:00'),
    });
  });
});

describe('an embargo', () => {
  it('hides a published edition until it ends, and dates it then', () => {
    const held = embargo(draft, { until: at('12:00'), now: at('09:00') });
    const live = publish(held, { revisionId: 1, now: at('10:00') });
    expect(status(live, '11:59')).toBe('embargoed');
    expect(seen(live, '11:59')).toBeNull();
    expect(seen(live, '12:00')).toBe(1);
    expect(live.publishedAt).toEqual(at('12:00'));
  });

  it('outlasts an earlier schedule', () => {
    const waiting = schedule(draft, { revisionId: 1, at: at('11:00'), now: at('09:00') });
    const held = embargo(waiting, { until: at('12:00'), now: at('09:30') });
    expect(seen(held, '11:30')).toBeNull();
    expect(seen(held, '12:00')).toBe(1);
  });

  it('when lifted lets the edition appear at once', () => {
    const held = publish(embargo(draft, { until: at('12:00'), now: at('09:00') }), {
      revisionId: 1,
      now: at('10:00'),
    });
    const lifted = embargo(held, { until: null, now: at('11:00') });
    expect(seen(lifted, '11:00')).toBe(1);
    expect(lifted.publishedAt).toEqual(at('11:00'));
  });
});

describe('taking off the site', () => {
  const live = publish(draft, { revisionId: 1, now: at('10:00') });

  it('at a set time needs no job either', () => {
    const ending = unpublish(live, { at: at('18:00'), now: at('11:00') });
    expect(seen(ending, '17:59')).toBe(1);
    expect(seen(ending, '18:00')).toBeNull();
    expect(status(ending, '18:00')).toBe('unpublished');
  });

  it('keeps the first date for when it comes back', () => {
    const off = unpublish(live, { now: at('11:00') });
    expect(status(off, '11:00')).toBe('unpublished');
    const back = publish(off, { revisionId: 1, now: at('12:00') });
    expect(back.publishedAt).toEqual(at('10:00'));
  });

  it('of something that nobody saw makes it a draft again', () => {
    const waiting = schedule(draft, { revisionId: 1, at: at('15:00'), now: at('10:00') });
    expect(status(unpublish(waiting, { now: at('11:00') }), '20:00')).toBe('draft');
  });
});

describe('a withdrawal', () => {
  it('hides the edition, and can be taken back', () => {
    const live = publish(draft, { revisionId: 1, now: at('10:00') });
    const gone = withdraw(live, { reason: 'The figures were wrong.', now: at('12:00') });
    expect(seen(gone, '12:00')).toBeNull();
    expect(status(gone, '12:00')).toBe('withdrawn');
    expect(hasBeenPublic(gone, at('12:00'))).toBe(true);
    expect(seen(reinstate(gone, { now: at('13:00') }), '13:00')).toBe(1);
  });
});

describe('the trash', () => {
  it('hides every state', () => {
    const live = publish(draft, { revisionId: 1, now: at('10:00') });
    const trashed = { ...live, trashedAt: at('11:00') };
    expect(publicRevisionId(trashed, at('12:00'))).toBeNull();
    expect(editionStatus(trashed, at('12:00'))).toBe('trashed');
  });
});
