import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { listLatest } from '../../queries/lists/list-latest.ts';
import { audit, change, edition } from '../../schema.ts';
import { publishBoth, scheduleBoth } from './let-out-both.ts';
import { publishEdition } from './publish-edition.ts';
import { scheduleEdition } from './schedule-edition.ts';
import { withdrawEdition } from './withdraw-edition.ts';

const actor = TEST_ACTOR;
const later = new Date(START.getTime() + 3_600_000);
const NOBODY_LOOKED = { ja: {}, en: {} };

/** An unpublished article in both languages; their parts correspond. */
async function both({ isEnglish = true } = {}) {
  const { articleId } = (await buildArticle('Tides', { publish: false })).ref;
  await buildArticle(isEnglish ? 'Tides' : '潮', { locale: 'ja', translationOf: articleId, publish: false });
  return articleId;
}

const ofBoth = async ({ store }: TestStore) =>
  (await store.read.select().from(edition).orderBy(asc(edition.locale))).map(
    ({ locale, liveRevisionId, scheduledAt, publishedAt, modifiedAt, version }) => ({
      locale,
      isLive: liveRevisionId !== null,
      scheduledAt,
      publishedAt,
      modifiedAt,
      version,
    }),
  );

const titlesIn = async (locale: 'ja' | 'en') =>
  (await listLatest({ locale })).map(({ headline }) => headline);

describe('both languages together', () => {
  it('are published at one instant, and told as one change', async () => {
    using test = await openTestStore();
    const articleId = await both({ isEnglish: false });
    const changes = (await test.store.read.select().from(change)).length;
    expect(await publishBoth({ actor, articleId, seen: NOBODY_LOOKED })).toEqual({ ok: true });
    expect([await titlesIn('ja'), await titlesIn('en')]).toEqual([['潮 headline'], ['Tides headline']]);
    expect((await test.store.read.select().from(change)).length).toBe(changes + 1);
    const told = (await test.store.read.select().from(audit)).filter(({ action }) => action === 'publish');
    expect(told.map(({ locale }) => locale)).toEqual(['ja', 'en']);
  });

  it('are not published, either of them, where one is refused; the refusal names it', async () => {
    using test = await openTestStore();
    // What stands in the Japanese edition is English.
    const articleId = await both();
    const before = await ofBoth(test);
    expect(await publishBoth({ actor, articleId, seen: NOBODY_LOOKED })).toMatchObject({
      code: 'blocked',
      detail: { articleId, locale: 'ja' },
      problems: ['wrong-language'],
    });
    expect(await scheduleBoth({ actor, articleId, seen: NOBODY_LOOKED, at: later })).toMatchObject({
      code: 'blocked',
      detail: { locale: 'ja' },
    });
    expect(await ofBoth(test)).toEqual(before);
  });

  it('are judged by what was seen of each', async () => {
    using test = await openTestStore();
    const articleId = await both({ isEnglish: false });
    const seen = { ja: { version: 1 }, en: { version: 1 } };
    const before = (await ofBoth(test)).map(({ version }) => version);
    await rewriteLede({ articleId, was: 'Tides lede.', value: 'They turn.' });
    expect(before).toEqual([1, 1]);
    expect(await publishBoth({ actor, articleId, seen })).toMatchObject({
      code: 'moved-on',
      detail: { locale: 'en' },
    });
    const facts = { ja: { factsSeen: 'other' }, en: {} };
    expect(await publishBoth({ actor, articleId, seen: facts })).toMatchObject({ code: 'facts-moved-on' });
    expect(await titlesIn('ja')).toEqual([]);
  });

  it('are scheduled for one minute, also where one was planned for another', async () => {
    using test = await openTestStore();
    const articleId = await both({ isEnglish: false });
    await scheduleEdition({ actor, articleId, locale: 'en', at: new Date(later.getTime() + 60_000) });
    expect(await scheduleBoth({ actor, articleId, seen: NOBODY_LOOKED, at: START })).toMatchObject({
      code: 'not-in-future',
    });
    expect(await scheduleBoth({ actor, articleId, seen: NOBODY_LOOKED, at: later })).toEqual({ ok: true });
    expect((await ofBoth(test)).map(({ scheduledAt }) => scheduledAt)).toEqual([later, later]);
    test.setNow(later);
    expect([await titlesIn('ja'), await titlesIn('en')]).toEqual([['潮 headline'], ['Tides headline']]);
  });

  it('a minor change of one that is live shows in no date', async () => {
    using test = await openTestStore();
    const articleId = await both({ isEnglish: false });
    await publishEdition({ actor, articleId, locale: 'en' });
    await rewriteLede({ articleId, was: 'Tides lede.', value: 'They turn.' });
    test.setNow(later);
    await publishBoth({ actor, articleId, seen: NOBODY_LOOKED, change: { is: 'minor' } });
    expect((await ofBoth(test)).map(({ publishedAt, modifiedAt }) => [publishedAt, modifiedAt])).toEqual([
      [START, null],
      [later, null],
    ]);
  });

  it('a withdrawal is not lifted by the way', async () => {
    using test = await openTestStore();
    const articleId = await both({ isEnglish: false });
    await publishEdition({ actor, articleId, locale: 'en' });
    await withdrawEdition({ actor, articleId, locale: 'en', reason: 'Wrong.' });
    expect(await publishBoth({ actor, articleId, seen: NOBODY_LOOKED })).toMatchObject({
      code: 'withdrawn',
      detail: { locale: 'en' },
    });
    expect((await ofBoth(test)).map(({ locale, isLive }) => [locale, isLive])).toEqual([
      ['en', true],
      ['ja', false],
    ]);
  });
});
