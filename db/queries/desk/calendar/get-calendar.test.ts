import { describe, expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { embargoEdition } from '../../../commands/editions/embargo-edition.ts';
import { rescheduleEdition } from '../../../commands/editions/reschedule-edition.ts';
import { scheduleEdition } from '../../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../../commands/editions/withdraw-edition.ts';
import { placeArticle } from '../../../commands/front/place-article.ts';
import { setBanner } from '../../../commands/front/set-banner.ts';
import { comingEvents, dateClashes } from './coming-events.ts';
import { getCalendar, listOverdue } from './get-calendar.ts';

const actor = TEST_ACTOR;
const locale = 'en';
/** Japan's time; the clock of a test starts at 9:00 of November 3. */
const at = (time: string) => new Date(`2026-11-${time}:00+09:00`);

/** The days that have something, each entry in a line. */
async function days(month = '2026-11', day?: string, who: typeof actor = actor) {
  const found = await getCalendar({ actor: who, month, day });
  return found
    .filter(({ entries }) => entries.length > 0)
    .map(({ day, entries, isMore }) => [
      day.slice(8) + (isMore ? '+' : ''),
      ...entries.map(({ articleId, kind, status, version }) =>
        [articleId, kind, status, version === null ? '' : 'moves'].join(' ').trim(),
      ),
    ]);
}

describe('the calendar', () => {
  it('shows what readers got and will get on its day in Japan, and nothing that they do not', async () => {
    using _ = await openTestStore();
    await buildArticle('1', { publishedAt: at('02T23:59') });
    await buildArticle('2', { publishedAt: at('03T00:00') });
    for (const name of ['3', '4', '5', '6']) await buildArticle(name, { publish: false });
    await scheduleEdition({ actor, articleId: 3, locale, at: at('05T00:00') });
    await scheduleEdition({ actor, articleId: 4, locale, at: at('05T10:00') });
    await embargoEdition({ actor, articleId: 4, locale, until: at('06T08:00') });
    await scheduleEdition({ actor, articleId: 5, locale, at: at('07T00:00') });
    await trashArticle({ actor, articleId: 5 });
    await buildArticle('7', { publishedAt: at('02T12:00') });
    await withdrawEdition({ actor, articleId: 7, locale, reason: 'Wrong' });
    // A change of what readers have, for later.
    await scheduleEdition({ actor, articleId: 1, locale, at: at('08T09:30') });
    expect(await days()).toEqual([
      ['02', '1 published live'],
      ['03', '2 published live'],
      ['05', '3 planned scheduled moves'],
      // The embargo ends later than the schedule: it is that which decides.
      ['06', '4 planned embargoed'],
      ['08', '1 planned live moves'],
    ]);
    expect(await days('2026-10')).toEqual([]);
    expect(await days('2026-13')).toEqual([]);
  });

  it('says what is overdue: its minute has passed, and an embargo holds it back', async () => {
    using test = await openTestStore();
    await buildArticle('1', { publish: false });
    await scheduleEdition({ actor, articleId: 1, locale, at: at('05T10:00') });
    await embargoEdition({ actor, articleId: 1, locale, until: at('06T08:00') });
    expect(await listOverdue({ actor })).toEqual([]);
    test.setNow(at('05T10:00'));
    expect(await days()).toEqual([
      ['05', '1 overdue embargoed'],
      ['06', '1 planned embargoed'],
    ]);
    expect((await listOverdue({ actor })).map(({ articleId }) => articleId)).toEqual([1]);
    test.setNow(at('06T08:00'));
    expect([await days(), await listOverdue({ actor })]).toEqual([[['06', '1 published live']], []]);
  });

  it('shows the first of a full day, and more of one that is looked at alone', async () => {
    using _ = await openTestStore();
    for (let n = 1; n <= 8; n++) await buildArticle(`${n}`, { publishedAt: at(`02T0${n}:00`) });
    const [first, ...rest] = (await days())[0] ?? [];
    expect([first, rest.length, rest[0]]).toEqual(['02+', 6, '1 published live']);
    expect((await days('2026-11', '2026-11-02'))[0]?.length).toBe(1 + 8);
  });

  it('lets who may not publish see, and move nothing', async () => {
    using _ = await openTestStore();
    await buildArticle('1', { publish: false });
    await scheduleEdition({ actor, articleId: 1, locale, at: at('05T10:00') });
    const translator = { ...actor, role: 'translator' } as unknown as typeof actor;
    expect(await days('2026-11', undefined, translator)).toEqual([['05', '1 planned scheduled']]);
  });

  it('reads each day from an index, however many articles there are', async () => {
    using test = await openTestStore();
    await buildArticle('1', { publishedAt: at('02T12:00') });
    const sent = await test.sentDuring(() => getCalendar({ actor, month: '2026-11' }));
    expect(sent).toHaveLength(6);
    for (const text of sent) {
      const steps = explain(test.store, text);
      // Of a statement's own few rows: the days, and the editions that were walked.
      expect(steps.filter((step) => /^SCAN (?!day|walked|\d+ CONSTANT|CONSTANT|\()/.test(step))).toEqual([]);
    }
    const walks = sent
      .filter((text) => text.includes('with day'))
      .flatMap((text) => explain(test.store, text));
    expect(walks.filter((step) => /edition_\w+ \(\w+>\? AND \w+<\?\)/.test(step))).toHaveLength(4);
  });
});

describe('moving a schedule', () => {
  it('takes what was scheduled with it, not what was written since, and is judged by what was seen', async () => {
    using test = await openTestStore();
    await buildArticle('1', { publish: false });
    await scheduleEdition({ actor, articleId: 1, locale, at: at('05T10:00') });
    await rewriteLede({ articleId: 1, was: '1 lede.', value: 'Written since.' });
    const [before] = (await getCalendar({ actor, month: '2026-11', day: '2026-11-05' }))[0]?.entries ?? [];
    const ask = { actor, articleId: 1, locale, version: before?.version ?? 0 } as const;
    expect(await rescheduleEdition({ ...ask, at: at('06T11:00') })).toMatchObject({ ok: true });
    expect(await days()).toEqual([['06', '1 planned scheduled moves']]);
    expect(await rescheduleEdition({ ...ask, at: at('07T11:00') })).toMatchObject({ code: 'moved-on' });
    const unseen = { actor, articleId: 1, locale } as const;
    expect(await rescheduleEdition({ ...unseen, at: START })).toMatchObject({ code: 'not-in-future' });
    test.setNow(at('06T11:00'));
    expect(await rescheduleEdition({ ...unseen, at: at('07T11:00') })).toMatchObject({
      code: 'nothing-scheduled',
    });
    // What readers have is not what the draft says.
    expect(await days()).toEqual([['06', '1 published changed']]);
  });
});

describe('the next 24 hours', () => {
  it('has what happens by itself, in order, until the last minute of them', async () => {
    using _ = await openTestStore();
    for (const name of ['1', '2']) await buildArticle(name);
    await buildArticle('3', { publish: false });
    await scheduleEdition({ actor, articleId: 3, locale, at: at('03T12:00') });
    await unpublishEdition({ actor, articleId: 1, locale, at: at('03T20:00') });
    await embargoEdition({ actor, articleId: 2, locale, until: at('04T09:00') });
    await placeArticle({
      actor,
      articleId: 1,
      locale,
      slot: 'lead',
      startsAt: at('03T10:00'),
      endsAt: at('04T09:01'),
    });
    await setBanner({ actor, locale, text: 'High water', endsAt: at('03T11:00') });
    // Readers have it: it changes, and does not go live.
    await buildArticle('4');
    await rewriteLede({ articleId: 4, was: '4 lede.', value: 'Later.' });
    await scheduleEdition({ actor, articleId: 4, locale, at: at('03T13:00') });
    const events = await comingEvents({ actor });
    expect(events.map(({ kind, articleId, text }) => [kind, articleId, text])).toEqual([
      ['placement-begins', 1, '1 headline'],
      ['banner-ends', null, 'High water'],
      ['appears', 3, '3 headline'],
      ['changes', 4, '4 headline'],
      ['leaves', 1, '1 headline'],
      ['appears', 2, '2 headline'],
    ]);
    expect(events[0]?.at).toEqual(at('03T10:00'));
  });

  it('tells apart what readers cannot open when it is put before them', async () => {
    using _ = await openTestStore();
    await buildArticle('1');
    for (const name of ['2', '3']) await buildArticle(name, { publish: false });
    await scheduleEdition({ actor, articleId: 2, locale, at: at('05T10:00') });
    await unpublishEdition({ actor, articleId: 1, locale, at: at('06T08:00') });
    const slot = 'lead';
    for (const [articleId, startsAt] of [
      [1, at('06T07:59')],
      [1, at('06T08:00')],
      [2, at('05T10:00')],
      [2, at('05T09:59')],
      [3, at('04T09:00')],
    ] as const) {
      await placeArticle({ actor, articleId, locale, slot, startsAt });
    }
    const clashes = await dateClashes({ actor });
    expect(clashes.map(({ articleId, opens, leaves }) => [articleId, opens, leaves])).toEqual([
      [1, null, at('06T08:00')],
      [2, at('05T10:00'), null],
      [3, null, null],
    ]);
  });
});
