import { describe, expect, it } from 'vitest';
import type { Position } from '#lib/api/position.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { correctEdition } from '../../commands/editions/correct-edition.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { restoreArticle } from '../../commands/editions/restore-article.ts';
import { scheduleEdition } from '../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { withReading } from '../../freshness/reading.ts';
import { type ApiEditionsArgs, listApiEditions } from './list-api-editions.ts';
import { listApiCategories, listApiTopics } from './list-api-topics.ts';
import { listRemovals } from './list-removals.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const BOTH = ['ja', 'en'] as const satisfies Locale[];

const ask = (args: Partial<ApiEditionsArgs> = {}) =>
  listApiEditions({ order: 'newest', locales: BOTH, limit: 21, ...args });
const names = async (args?: Partial<ApiEditionsArgs>) =>
  (await ask(args)).map(({ headline }) => headline.replace(' headline', ''));

/** All pages of a list, `limit` on each, as somebody reads it. */
async function walk(limit: number, args: Partial<ApiEditionsArgs> = {}) {
  const seen: string[] = [];
  let after: Position | undefined;
  for (;;) {
    const page = await ask({ ...args, limit, ...(after && { after }) });
    seen.push(...page.map(({ articleId, locale }) => `${articleId}${locale}`));
    after = page.at(-1)?.position;
    if (page.length < limit) return seen;
  }
}

const japanese = (name: string) => ({
  ...buildDocument(name),
  lede: '潮の満ち引きは月と太陽の引力で起きる。',
});

/** An article in both languages, published at the same instant. */
async function buildBoth(name: string, at: Date) {
  const { ref } = await buildArticle(name, { publishedAt: at, tags: ['Ukraine'] });
  await buildArticle(name, {
    locale: 'ja',
    translationOf: ref.articleId,
    publishedAt: at,
    document: japanese(`${name}語`),
  });
  return ref;
}

describe('pages', () => {
  it.each([1, 2, 3])(
    'of %i show every edition once, in one order, whatever dates they share',
    async (limit) => {
      using _ = await openTestStore();
      for (const name of ['One', 'Two', 'Three']) await buildBoth(name, minute(-5));
      await buildArticle('Four', { publishedAt: minute(-1) });
      const whole = ['4en', '3ja', '3en', '2ja', '2en', '1ja', '1en'];
      expect(await walk(limit)).toEqual(whole);
      expect(await walk(limit, { locales: ['en'] })).toEqual(['4en', '3en', '2en', '1en']);
      const changes = await walk(limit, { order: 'changes', since: minute(0) });
      expect(changes).toEqual(['1ja', '1en', '2ja', '2en', '3ja', '3en', '4en']);
    },
  );

  it('tell of each edition what its page does, in its language', async () => {
    using _ = await openTestStore();
    await buildBoth('Tides', minute(-5));
    const [ja, en] = await ask();
    expect(ja).toMatchObject({ locale: 'ja', tags: [{ name: 'ウクライナ' }], translation: { locale: 'en' } });
    expect(en).toMatchObject({
      locale: 'en',
      headline: 'Tides headline',
      lede: 'Tides lede.',
      publishedAt: minute(-5),
      modifiedAt: null,
      tags: [{ name: 'Ukraine', slug: 'ukraine' }],
      authors: [{ slug: 'newsroom' }],
      translation: { locale: 'ja' },
    });
  });
});

describe('changes', () => {
  it('follow each other by when readers saw them, whatever the dates of the articles', async () => {
    using test = await openTestStore();
    const [one, two] = [await buildArticle('One', { publishedAt: minute(-90) }), await buildArticle('Two')];
    const since = (n: number) => names({ order: 'changes', since: minute(n) });
    expect(await since(0)).toEqual(['One', 'Two']);
    test.setNow(minute(10));
    await correctEdition({ actor, ...one.ref, text: 'A figure was wrong.' });
    expect(await since(0)).toEqual(['Two', 'One']);
    expect(await since(1)).toEqual(['One']);
    test.setNow(minute(20));
    await withdrawEdition({ actor, ...two.ref, reason: 'Wrong' });
    expect(await since(0)).toEqual(['One']);
    test.setNow(minute(30));
    await restoreArticle({ actor, articleId: two.ref.articleId });
    expect(await since(11)).toEqual(['Two']);
  });

  it('that nobody writes stand at the minute at which they come', async () => {
    using test = await openTestStore();
    const planned = await buildArticle('Planned', { publish: false });
    const update = await buildArticle('Update');
    const hidden = await buildArticle('Hidden');
    await scheduleEdition({ actor, ...planned.ref, at: minute(50) });
    await embargoEdition({ actor, ...hidden.ref, until: minute(40) });
    await buildArticle('Update', { document: { ...buildDocument('Update'), lede: 'New.' }, publish: false });
    await scheduleEdition({ actor, ...update.ref, at: minute(60) });
    const since = (n: number) => names({ order: 'changes', since: minute(n) });
    expect(await since(0)).toEqual(['Update']);
    test.setNow(minute(55));
    expect(await since(0)).toEqual(['Update', 'Hidden', 'Planned']);
    test.setNow(minute(60));
    expect(await since(0)).toEqual(['Hidden', 'Planned', 'Update']);
    test.setNow(minute(61));
    // What was written and what came by itself are one change each.
    await publishEdition({ actor, ...planned.ref });
    expect(await since(45)).toEqual(['Update', 'Planned']);
  });
});

describe('what was taken off the site', () => {
  const gone = async (since = 0, locales: readonly Locale[] = BOTH) =>
    (await listRemovals({ locales, since: minute(since), limit: 20 })).map(
      ({ articleId, locale, at }) => `${articleId}${locale}@${(at - START.getTime()) / 60_000}`,
    );

  it('is told of with the instant, whichever way it went, and no more when it is back', async () => {
    using test = await openTestStore();
    const both = await buildBoth('One', minute(-5));
    const [two, three, four] = [
      await buildArticle('Two'),
      await buildArticle('Three'),
      await buildArticle('Four'),
    ];
    await unpublishEdition({ actor, ...three.ref, at: minute(30) });
    expect(await gone()).toEqual([]);
    test.setNow(minute(10));
    await withdrawEdition({ actor, ...two.ref, reason: 'Wrong' });
    test.setNow(minute(20));
    await trashArticle({ actor, articleId: both.articleId });
    expect(await gone()).toEqual(['2en@10', '1ja@20', '1en@20']);
    expect(await gone(11, ['en'])).toEqual(['1en@20']);
    // Nobody writes when an end comes.
    test.setNow(minute(30));
    await embargoEdition({ actor, ...four.ref, until: minute(50) });
    expect(await gone(30)).toEqual(['3en@30', '4en@30']);
    test.setNow(minute(40));
    await restoreArticle({ actor, articleId: both.articleId });
    await restoreArticle({ actor, articleId: two.ref.articleId });
    expect(await gone()).toEqual(['3en@30', '4en@30']);
    expect(await names({ order: 'changes', since: minute(40) })).toEqual(['One語', 'One', 'Two']);
    test.setNow(minute(50));
    expect(await gone()).toEqual(['3en@30']);
  });

  it('has gone when it went, whatever is done to it afterwards', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('One');
    test.setNow(minute(10));
    await unpublishEdition({ actor, ...ref });
    test.setNow(minute(20));
    await buildArticle('One', { document: { ...buildDocument('One'), lede: 'Not seen.' }, publish: false });
    await trashArticle({ actor, articleId: ref.articleId });
    expect(await gone()).toEqual(['1en@10']);
  });

  it('is nothing that no reader ever saw', async () => {
    using test = await openTestStore();
    const [draft, planned, dated, hidden] = [
      await buildArticle('Draft', { publish: false }),
      await buildArticle('Planned', { publish: false }),
      await buildArticle('Dated', { publishedAt: minute(15) }),
      await buildArticle('Hidden', { publish: false }),
    ];
    await scheduleEdition({ actor, ...planned.ref, at: minute(15) });
    await embargoEdition({ actor, ...hidden.ref, until: minute(15) });
    await publishEdition({ actor, ...hidden.ref });
    test.setNow(minute(10));
    for (const { ref } of [draft, planned, dated]) await trashArticle({ actor, articleId: ref.articleId });
    await unpublishEdition({ actor, ...hidden.ref });
    for (const n of [10, 20]) {
      test.setNow(minute(n));
      expect(await gone()).toEqual([]);
    }
    // After its date has come unseen.
    for (const { ref } of [planned, dated]) {
      await restoreArticle({ actor, articleId: ref.articleId });
      await trashArticle({ actor, articleId: ref.articleId });
    }
    expect(await gone()).toEqual(['2en@20', '3en@20']);
    await trashArticle({ actor, articleId: hidden.ref.articleId });
    expect(await gone()).toEqual(['2en@20', '3en@20']);
  });

  it('rests on the part of its list that was read, and is a walk from where the page begins', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('One');
    test.setNow(minute(10));
    const first = await withReading(() => listRemovals({ locales: ['en'], since: minute(0), limit: 5 }));
    expect(first.result).toEqual([]);
    expect(Object.fromEntries(first.reading.spans)).toEqual({
      'list:en:removed:0': { from: START.getTime(), until: Number.POSITIVE_INFINITY },
    });
    await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
    const after: Position = { order: 'changes', at: START.getTime(), articleId: 7, locale: 'en' };
    const sent = await test.sentDuring(() => listRemovals({ locales: ['ja', 'en'], after, limit: 5 }));
    const plan = sent.flatMap((text) => explain(test.store, text));
    expect(plan.filter((step) => /^(SEARCH|SCAN) listing /.test(step))).toEqual(
      Array(2).fill(expect.stringMatching(/COVERING INDEX .*\(published_at,article_id\)>\(\?,\?\)/)),
    );
    expect(plan.filter((step) => /^SCAN (?!CONSTANT)|TEMP B-TREE/.test(step))).toEqual([]);
  });
});

describe('a list rests on', () => {
  it('its editions, what they name, and the part of the list that was read', async () => {
    using _ = await openTestStore();
    for (const n of [1, 2, 3])
      await buildArticle(String(n), { publishedAt: minute(-n), category: 'science' });
    const read = async (args: Partial<ApiEditionsArgs>) => {
      const { reading } = await withReading(() => ask({ locales: ['en'], ...args }));
      return { words: [...reading.words].sort(), spans: Object.fromEntries(reading.spans) };
    };
    expect(await read({ limit: 2 })).toEqual({
      words: ['article:1', 'article:2', 'author:1', 'category:6'],
      spans: { 'list:en:all:0': { from: minute(-2).getTime(), until: Number.POSITIVE_INFINITY } },
    });
    const topic = { kind: 'category', ids: new Map([['en', 6] as const]) } as const;
    expect((await read({ topic, since: minute(-60) })).spans).toEqual({
      'list:en:category:6': { from: minute(-60).getTime(), until: Number.POSITIVE_INFINITY },
    });
    expect((await read({ order: 'changes', since: minute(-60), limit: 1 })).spans).toEqual({
      'list:en:changed:0': { from: minute(-60).getTime(), until: START.getTime() },
    });
  });
});

describe('what a page costs', () => {
  const after: Position = { order: 'newest', at: START.getTime() - 1, articleId: 7, locale: 'en' };
  const topic = { kind: 'tag', ids: new Map([['en', 1] as const, ['ja', 1] as const]) } as const;
  it.each<[string, Partial<ApiEditionsArgs>, RegExp]>([
    ['the newest', {}, /locale=\? AND published_at<\?/],
    ['the newest since a date', { since: minute(-5) }, /published_at>\? AND published_at<\?/],
    ['a later page', { after }, /\(published_at,article_id\)<\(\?,\?\)/],
    ['a later page of a tag', { after, topic }, /\(published_at,article_id\)<\(\?,\?\)/],
    ['changes', { order: 'changes', since: minute(-5) }, /published_at>\? AND published_at<\?/],
    [
      'later changes',
      { order: 'changes', since: minute(-5), after: { ...after, order: 'changes' } },
      /\(published_at,article_id\)>\(\?,\?\)/,
    ],
  ])('is a walk of the list’s own index from where the page begins: %s', async (_, args, by) => {
    using test = await openTestStore();
    await buildBoth('Tides', minute(-5));
    const sent = await test.sentDuring(() => ask(args));
    const plan = sent.flatMap((text) => explain(test.store, text));
    const walks = plan.filter((step) => /^(SEARCH|SCAN) listing /.test(step));
    expect(walks).toHaveLength(2);
    for (const step of walks) expect(step).toMatch(by);
    for (const step of walks) expect(step).toContain('COVERING INDEX');
    expect(
      plan
        .filter((step) => /^SCAN |TEMP B-TREE/.test(step))
        .filter((step) => !/CONSTANT|LAST TERM/.test(step)),
    ).toEqual([]);
  });

  it.each([2, 21])('is a few rows of each of its articles, not the addresses of all: %i', async (count) => {
    using test = await openTestStore();
    for (let n = 1; n <= count; n++) await buildArticle(String(n), { publishedAt: minute(-n) });
    const sent = await test.sentDuring(() => ask({ limit: count }));
    const steps = sent.flatMap((text) => explain(test.store, text)).filter((step) => /^SEARCH/.test(step));
    expect(steps).toContainEqual(expect.stringContaining('scope=? AND locale=? AND entity_id=?'));
    expect(steps.filter((step) => step.includes('(scope=?)'))).toEqual([]);
  });

  it('is a statement a language and three more, however many there are', async () => {
    using test = await openTestStore();
    const cost = async (work: () => Promise<unknown>) => {
      const before = test.store.statements();
      await work();
      return test.store.statements() - before;
    };
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await buildBoth(String(n), minute(-n));
      expect(await cost(() => ask())).toBe(5);
      expect(await cost(() => ask({ locales: ['ja'], order: 'changes', since: minute(0) }))).toBe(4);
      expect(await cost(() => listApiTopics({ kind: 'tag', limit: 100 }))).toBe(2);
      expect(await cost(listApiCategories)).toBe(1);
    }
  });
});

it('tags are told of once a public article carries them, page by page, and each once', async () => {
  using test = await openTestStore();
  await buildArticle('Hidden', { tags: ['Music'], publish: false });
  await buildArticle('Tides', { tags: ['Ocean', 'Weather'] });
  const seen: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { topics, next }: Awaited<ReturnType<typeof listApiTopics>> = await listApiTopics({
      kind: 'tag',
      after,
      limit: 50,
    });
    seen.push(...topics.map(({ names: { ja, en } }) => `${en?.name}/${ja?.name}`));
    after = next;
  }
  expect(seen.sort()).toEqual(['Ocean/undefined', 'Weather/undefined']);
  const sent = await test.sentDuring(() => listApiTopics({ kind: 'tag', after: 40, limit: 5 }));
  const plan = sent.flatMap((text) => explain(test.store, text));
  expect(plan.filter((step) => /^SCAN |TEMP B-TREE/.test(step))).toEqual([]);
});
