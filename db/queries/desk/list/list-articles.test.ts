import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleFilter, Sort } from '#lib/desk/list-filter.ts';
import { type BuildArticle, buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { createArticle } from '../../../commands/editions/create-article.ts';
import { embargoEdition } from '../../../commands/editions/embargo-edition.ts';
import { publishEdition } from '../../../commands/editions/publish-edition.ts';
import { scheduleEdition } from '../../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../../commands/editions/withdraw-edition.ts';
import { listArticles } from './list-articles.ts';
import { findTag } from './list-choices.ts';
import { WALK } from './walk-facets.ts';

const MINUTE = 60_000;
const minute = (n: number) => new Date(START.getTime() + n * MINUTE);
const actor = TEST_ACTOR;
const writer = { name: 'Aoi', role: 'writer', userId: 'aoi' } as const;

let test: TestStore;
beforeEach(async () => {
  test = await openTestStore();
  return () => test[Symbol.dispose]();
});

/** Takes a text in `n` minutes after the start. The same `name` again is the same article. */
async function build(
  n: number,
  headline: string,
  { name = headline, ...options }: BuildArticle & { name?: string } = {},
) {
  test.setNow(minute(n));
  const words = options.locale === 'ja' ? `日本語で書かれた文章です。${name}` : name;
  return (await buildArticle(name, { document: { ...buildDocument(words), headline }, ...options })).ref;
}

const headlines = async (
  filter: ArticleFilter,
  sort: Sort = 'updated',
  who: Parameters<typeof listArticles>[0]['actor'] = actor,
) => {
  const { entries } = await listArticles({ actor: who, filter, sort, namesIn: 'en' });
  return entries.map(({ editions }) => editions.en?.headline ?? editions.ja?.headline);
};

describe('the list of articles', () => {
  it('says how each language of an article stands', async () => {
    const ref = await build(0, '日銀の判断', { locale: 'ja', category: 'economy' });
    await build(1, 'What the bank decided', { translationOf: ref.articleId, publish: false });
    await scheduleEdition({ actor, articleId: ref.articleId, locale: 'en', at: minute(60) });
    const { entries, next } = await listArticles({ actor, filter: {}, namesIn: 'ja' });
    expect(next).toBeNull();
    expect(entries).toEqual([
      {
        articleId: ref.articleId,
        originLocale: 'ja',
        category: { id: expect.any(Number), key: 'economy', name: '経済' },
        authors: ['PRISM News編集部'],
        updatedAt: minute(1),
        createdAt: minute(0),
        publishedAt: minute(60),
        editions: {
          ja: {
            headline: '日銀の判断',
            status: 'live',
            appearsAt: null,
            endsAt: null,
            publicSlug: expect.any(String),
            missing: 0,
            stale: 0,
            isToReview: false,
            heldFor: null,
            sentBack: null,
            isFactual: false,
          },
          en: {
            headline: 'What the bank decided',
            status: 'scheduled',
            appearsAt: minute(60),
            endsAt: null,
            publicSlug: null,
            missing: 0,
            stale: 0,
            isToReview: false,
            heldFor: null,
            sentBack: null,
            isFactual: false,
          },
        },
        assigned: { ja: null, en: null },
      },
    ]);
  });

  it('follows the clock: what was scheduled is found as live at its minute, and as unpublished after its last', async () => {
    const { articleId } = await build(0, 'Timed', { publish: false });
    await scheduleEdition({ actor, articleId, locale: 'en', at: minute(10) });
    await unpublishEdition({ actor, articleId, locale: 'en', at: minute(20) });
    const found: Record<string, number[]> = {};
    for (let n = 0; n < 30; n++) {
      test.setNow(minute(n));
      for (const status of ['scheduled', 'live', 'unpublished'] as const) {
        if ((await headlines({ status })).length > 0) found[status] = [...(found[status] ?? []), n];
      }
    }
    const from = (first: number) => Array.from({ length: 10 }, (_, n) => first + n);
    expect(found).toEqual({ scheduled: from(0), live: from(10), unpublished: from(20) });
  });

  it('finds every status, in one language or in any', async () => {
    await build(1, 'Draft', { publish: false });
    await build(2, 'Before', { name: 'Changed' });
    await build(3, 'Changed', { publish: false });
    const embargoed = await build(4, 'Embargoed', { publish: false });
    await embargoEdition({ actor, ...embargoed, until: minute(99) });
    await publishEdition({ actor, ...embargoed });
    await withdrawEdition({ actor, ...(await build(5, 'Withdrawn')), reason: 'Wrong' });
    await unpublishEdition({ actor, ...(await build(6, 'Unpublished')) });
    await trashArticle({ actor, articleId: (await build(7, 'Trashed')).articleId });
    await build(8, 'Live');
    await test.store.write(async (t) =>
      t.execute(sql`update edition set stage = 'review' where article_id = 1`),
    );
    const all = {
      live: 'Live',
      changed: 'Changed',
      embargoed: 'Embargoed',
      withdrawn: 'Withdrawn',
      unpublished: 'Unpublished',
      trashed: 'Trashed',
      draft: 'Draft',
    } as const;
    for (const [status, headline] of Object.entries(all) as [keyof typeof all, string][]) {
      expect(await headlines({ status })).toEqual([headline]);
      expect(await headlines({ status, locale: 'en' })).toEqual([headline]);
      expect(await headlines({ status, locale: 'ja' })).toEqual([]);
    }
    expect(await headlines({})).toEqual([
      'Live',
      'Unpublished',
      'Withdrawn',
      'Embargoed',
      'Changed',
      'Draft',
    ]);
  });

  it('narrows by language, category, tag and author, all of which must hold', async () => {
    await build(1, 'Tides', { category: 'science', tags: ['Ocean', 'Weather'] });
    await build(2, 'Winds', { category: 'science', tags: ['Weather'] });
    await build(3, '潮', { category: 'culture', tags: ['Ocean'], locale: 'ja' });
    const [ocean, weather] = [
      await findTag({ actor: TEST_ACTOR, wording: 'ocean' }),
      await findTag({ actor: TEST_ACTOR, wording: '天気' }),
    ];
    const science = 6;
    expect(await headlines({ tagId: ocean ?? 0 })).toEqual(['潮', 'Tides']);
    expect(await headlines({ categoryId: science })).toEqual(['Winds', 'Tides']);
    expect(await headlines({ categoryId: science, tagId: ocean ?? 0 })).toEqual(['Tides']);
    expect(await headlines({ locale: 'ja' })).toEqual(['潮']);
    expect(await headlines({ locale: 'ja', tagId: weather ?? 0 })).toEqual([]);
    expect(await headlines({ authorId: 1, tagId: ocean ?? 0, text: 'tid' })).toEqual(['Tides']);
    expect(await headlines({ authorId: 2 })).toEqual([]);
  });

  it('finds missing and stale translations', async () => {
    await build(1, 'Alone');
    const both = await build(2, '元の見出し', { locale: 'ja', name: 'both' });
    await build(3, 'Translated', { translationOf: both.articleId });
    expect(await headlines({ translation: 'missing' })).toEqual(['Alone']);
    expect(await headlines({ translation: 'missing', locale: 'en' })).toEqual([]);
    expect(await headlines({ translation: 'stale' })).toEqual([]);
    await build(4, '新しい見出し', { locale: 'ja', name: 'both', publish: false });
    expect(await headlines({ translation: 'stale' })).toEqual(['Translated']);
    expect(await headlines({ translation: 'stale', locale: 'en' })).toEqual(['Translated']);
    expect(await headlines({ translation: 'stale', locale: 'ja' })).toEqual([]);
    const { entries } = await listArticles({ actor, filter: { translation: 'stale' }, namesIn: 'en' });
    expect(entries[0]?.editions.en).toMatchObject({ stale: 1, missing: 0 });
  });

  it('finds headlines of both languages, addresses and numbers by a piece of them', async () => {
    await build(1, '日銀、利上げを見送り', { locale: 'ja' });
    const { articleId } = await build(2, '米国の関税と家計', { locale: 'ja' });
    await build(3, 'What tariffs cost a household', { translationOf: articleId, slug: 'us-tariffs' });
    expect(await headlines({ text: '日銀' })).toEqual(['日銀、利上げを見送り']);
    expect(await headlines({ text: '利上げ' })).toEqual(['日銀、利上げを見送り']);
    expect(await headlines({ text: '米' })).toEqual(['What tariffs cost a household']);
    expect(await headlines({ text: '関税 house' })).toEqual(['What tariffs cost a household']);
    expect(await headlines({ text: 'us-tar' })).toEqual(['What tariffs cost a household']);
    expect(await headlines({ text: String(articleId) })).toEqual(['What tariffs cost a household']);
    for (const nothing of ['銀日', 'ousehold', '、', '"', 'tariffs 日銀']) {
      expect(await headlines({ text: nothing })).toEqual([]);
    }
  });

  it('keeps an article in which nothing is written yet among the drafts', async () => {
    await createArticle({ actor: writer, locale: 'ja' });
    const { entries } = await listArticles({
      actor,
      filter: { status: 'draft', locale: 'ja' },
      namesIn: 'en',
    });
    expect(entries[0]?.editions).toMatchObject({ ja: { headline: '', status: 'draft' }, en: null });
  });

  it('is sorted by the last change, the beginning, or the date that readers see', async () => {
    await build(1, 'Old, changed', { publishedAt: minute(-60) });
    await build(2, 'New, of yesterday', { publishedAt: minute(-1440) });
    await build(3, 'Draft', { publish: false });
    test.setNow(minute(4));
    await publishEdition({ actor, articleId: 1, locale: 'en' });
    expect(await headlines({}, 'updated')).toEqual(['Old, changed', 'Draft', 'New, of yesterday']);
    expect(await headlines({}, 'created')).toEqual(['Draft', 'New, of yesterday', 'Old, changed']);
    expect(await headlines({}, 'published')).toEqual(['Old, changed', 'New, of yesterday', 'Draft']);
  });

  it.each(['updated', 'created', 'published'] as const)(
    'is walked by %s to its end without an article lost or shown twice',
    async (sort) => {
      // Some share an instant, so the place of a page is more than a date.
      for (let n = 1; n <= 7; n++) await build(Math.ceil(n / 3), `Story ${n}`);
      const seen: number[] = [];
      let after: Awaited<ReturnType<typeof listArticles>>['next'] | undefined;
      do {
        const page = await listArticles({
          actor,
          filter: {},
          namesIn: 'en',
          sort,
          limit: 2,
          after: after ?? undefined,
        });
        expect(page.entries.length).toBeLessThanOrEqual(2);
        seen.push(...page.entries.map(({ articleId }) => articleId));
        after = page.next;
      } while (after);
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    },
  );

  it('shows a writer their own articles only, whatever they ask for', async () => {
    await build(1, 'Somebody else’s');
    await createArticle({ actor: writer, locale: 'en', headline: 'My own' });
    await createArticle({
      actor: { ...writer, userId: 'other' },
      locale: 'en',
      headline: 'Another writer’s own',
    });
    for (const filter of [
      {},
      { locale: 'en' },
      { authorId: 1 },
      { text: 'own' },
      { status: 'draft' },
      { need: 'my-drafts' },
    ] as const) {
      expect(await headlines(filter, 'updated', writer)).toEqual(['My own']);
    }
    expect(await headlines({ status: 'live' }, 'updated', writer)).toEqual([]);
    expect(await headlines({}, 'updated', { ...writer, userId: null })).toEqual([]);
  });

  it('says where to go on when two conditions that many articles meet have nothing in common nearby', async () => {
    await build(0, 'Both', { category: 'science', tags: ['Ocean'] });
    const many = WALK + 5;
    await test.store.write(async (t) => {
      const facet = (name: string, from: number) =>
        t.execute(sql`with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${from + many})
          insert into desk_facet select i, ${name}, 0, 8640000000000000, 0, ${minute(0).getTime()} + i, 0 from n`);
      await t.execute(sql`pragma defer_foreign_keys = on`);
      await t.execute(sql`insert into article (id, origin_locale, created_at) select 10 + value, 'en', 0 from
        (with recursive n (value) as (select 0 union all select value + 1 from n where value < ${5 * many}) select value from n)`);
      await facet('category:6', 10);
      await facet(`tag:${await findTag({ actor: TEST_ACTOR, wording: 'ocean' })}`, 20 + many);
    });
    const ask = (after?: { at: number; articleId: number }) =>
      findTag({ actor: TEST_ACTOR, wording: 'ocean' }).then((tagId) =>
        listArticles({ actor, filter: { categoryId: 6, tagId: tagId ?? 0 }, namesIn: 'en', after }),
      );
    const first = await ask();
    expect(first).toMatchObject({ entries: [], isCutShort: true });
    const second = await ask(first.next ?? undefined);
    expect(second).toMatchObject({ entries: [{ articleId: 1 }], isCutShort: false, next: null });
  });
});
