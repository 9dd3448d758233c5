import { describe, expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { rankRelated } from '../projections/project-related.ts';
import { banner, placement } from '../schema.ts';
import { theStore } from '../store.ts';
import type { List } from './editions/teaser.ts';
import { getBanner } from './lists/get-banner.ts';
import { isInList } from './lists/is-in-list.ts';
import { listArchive, listOfMonth } from './lists/list-archive.ts';
import { listArchiveDays } from './lists/list-archive-days.ts';
import { listArchiveMonths } from './lists/list-archive-months.ts';
import { listBeside } from './lists/list-beside.ts';
import { listElsewhere } from './lists/list-elsewhere.ts';
import { listLatest } from './lists/list-latest.ts';
import { listPlaced } from './lists/list-placed.ts';
import { listStrips } from './lists/list-strips.ts';
import { listNews } from './sitemaps/list-news.ts';
import { listSitemapArticles } from './sitemaps/list-sitemap-articles.ts';
import { hasSitemapFile, listSitemapFiles } from './sitemaps/list-sitemap-files.ts';
import { listSitemapTopics } from './sitemaps/list-sitemap-topics.ts';
import { listTopic } from './taxonomy/get-topic.ts';
import { listTopicsOf } from './taxonomy/list-topics-of.ts';
import { listUsedTags } from './taxonomy/list-used-tags.ts';

const locale = 'en';
const after = { publishedAt: new Date(START.getTime() - 60_000), articleId: 7 };

/** Pages of one list, which walk its index from where the page begins. */
const pages = {
  'the latest stories': () => listLatest({ locale }),
  'a category': () => listTopic({ kind: 'category', locale, id: 6 }),
  'a tag': () => listTopic({ kind: 'tag', locale, id: 1 }),
  'an author': () => listTopic({ kind: 'author', locale, id: 1 }),
  'a month': () => listArchive({ locale, month: '2026-11' }),
};

const laterPages = {
  'a category': () => listTopic({ kind: 'category', locale, id: 6, after }),
  'a tag': () => listTopic({ kind: 'tag', locale, id: 1, after }),
  'an author': () => listTopic({ kind: 'author', locale, id: 1, after }),
  'a month': () => listArchive({ locale, month: '2026-11', after }),
};

/**
 * Lists put together from several, and by what their stories are looked up: never by walking a list from its start. What
 * they sort is a fixed number of stories.
 */
const selections: Record<string, { ask: () => Promise<unknown>; by: RegExp }> = {
  'what editors placed': { ask: () => listPlaced({ locale }), by: /\(article_id=\?\)/ },
  'the newest of each category': { ask: () => listStrips({ locale, perCategory: 4 }), by: /rowid=\?/ },
  'the newest stories of the other language': {
    ask: () => listElsewhere({ locale, limit: 4 }),
    by: /published_at>\? AND published_at<\?/,
  },
  'related stories': {
    ask: () => rankRelated(theStore().read, { locale, articleId: 1 }),
    by: /\(kind=\? AND entity_id=\? AND locale=\?\)/,
  },
  'the months of the archive': {
    ask: () => listArchiveMonths({ locale }),
    by: /kind=\? AND entity_id=\? AND locale=\? AND published_at/,
  },
};

/** How SQLite goes about every statement that `ask` sends, a line a step. */
async function planOf(test: TestStore, ask: () => Promise<unknown>): Promise<string[]> {
  const sent = await test.sentDuring(ask);
  expect(sent.length).toBeGreaterThan(0);
  return sent.flatMap((text) => explain(test.store, text));
}

/** Steps that read a whole table which grows with the number of articles. Categories are few, and so are the key points of one. */
const scansOf = (plan: string[]) =>
  plan.filter(
    (step) => step.startsWith('SCAN ') && !/^SCAN (one|ranked|category|hop|json_each|CONSTANT|\()/.test(step),
  );

const walksOf = (plan: string[]) => plan.filter((step) => /^(SEARCH|SCAN) listing /.test(step));

async function openStoreWithStories() {
  const test = await openTestStore();
  const options = { category: 'science', tags: ['Weather', 'Ocean'] };
  for (const name of ['Tides', 'Winds', 'Clouds']) await buildArticle(name, options);
  await test.store.write((transaction) =>
    transaction
      .insert(placement)
      .values({ locale, slot: 'lead', articleId: 1, startsAt: START, createdAt: START }),
  );
  return test;
}

describe('a page of a list costs the same however long the list is:', () => {
  it.each(Object.entries(pages))('%s is read in the order of its own index', async (_, ask) => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, ask);
    expect(scansOf(plan)).toEqual([]);
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(walksOf(plan)).toEqual([
      expect.stringMatching(/COVERING INDEX .*kind=\? AND entity_id=\? AND locale=\? AND published_at/),
    ]);
  });

  it.each(Object.entries(laterPages))(
    'a later page of %s begins where the last one ended',
    async (_, ask) => {
      using test = await openStoreWithStories();
      const plan = await planOf(test, ask);
      expect(scansOf(plan)).toEqual([]);
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
      expect(walksOf(plan)).toEqual([expect.stringContaining('(published_at,article_id)<(?,?)')]);
    },
  );
});

describe('the days of a month cost what the month holds:', () => {
  it('its part of the index is walked, and nothing beyond', async () => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () => listArchiveDays({ locale, month: '2026-11' }));
    expect(scansOf(plan).filter((step) => !step.startsWith('SCAN stories_of_month'))).toEqual([]);
    expect(walksOf(plan)).toEqual([
      expect.stringMatching(/kind=\? AND entity_id=\? AND locale=\? AND published_at>\? AND published_at<\?/),
    ]);
  });
});

/** Steps that go through the addresses of all tags, authors … of a language. */
const allAddressesIn = (plan: string[]) =>
  plan.filter((step) => /^SEARCH slug .*\(scope=\? AND locale=\?\)/.test(step));

describe('what leads on from a page costs the same however many stories there are:', () => {
  it('the stories beside one are the next in the order of an index, in both directions', async () => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () => listBeside({ locale, articleId: 2, publishedAt: START }));
    expect([...scansOf(plan), ...allAddressesIn(plan)]).toEqual([]);
    expect(walksOf(plan)).toEqual([
      expect.stringContaining('(article_id=?)'),
      expect.stringContaining('(published_at,article_id)>(?,?)'),
      expect.stringContaining('(published_at,article_id)<(?,?)'),
    ]);
    // The few tags of the article.
    expect(plan.filter((step) => step.includes('TEMP B-TREE')).length).toBe(1);
  });

  it('the tags of a category are those of its newest stories, in the order of its index', async () => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () => listUsedTags({ locale, categoryId: 6, limit: 8 }));
    expect([...scansOf(plan), ...allAddressesIn(plan)]).toEqual(['SCAN newest']);
    expect(walksOf(plan)).toEqual([
      expect.stringMatching(/COVERING INDEX .*kind=\? AND entity_id=\? AND locale=\? AND published_at/),
    ]);
    // What is sorted are tags; the newest stories come in the order of the index.
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([
      'USE TEMP B-TREE FOR GROUP BY',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('the topics of the stories on a page are looked up by these stories', async () => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () =>
      listTopicsOf({ kind: 'tag', locale, articleIds: [1, 2], limit: 8 }),
    );
    expect([...scansOf(plan), ...allAddressesIn(plan)]).toEqual([]);
    expect(walksOf(plan)).toEqual([expect.stringContaining('(article_id=?)')]);
  });
});

it('the banner is looked for among those of its language that are not over', async () => {
  using test = await openStoreWithStories();
  const past = { locale, startsAt: new Date(0), endsAt: new Date(1), createdAt: START } as const;
  await test.store.write((transaction) => transaction.insert(banner).values({ ...past, text: 'High water' }));
  const plan = await planOf(test, () => getBanner({ locale }));
  expect(scansOf(plan)).toEqual([]);
  expect(plan[0]).toMatch(/^SEARCH banner USING INDEX banner_locale \(locale=\? AND ends_at>\?\)/);
});

describe('whether a place is in a list costs the same however long the list is:', () => {
  it.each([
    ['a category', { kind: 'category', entityId: 6 }],
    ['a tag', { kind: 'tag', entityId: 1 }],
    ['an author', { kind: 'author', entityId: 1 }],
    ['a month', listOfMonth('2026-11') ?? { kind: 'all' }],
  ] satisfies [string, List][])('%s is asked for one row by its key', async (_, list) => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () => isInList({ locale, list, place: after }));
    expect(scansOf(plan)).toEqual([]);
    expect(walksOf(plan)).toEqual([
      expect.stringContaining('kind=? AND entity_id=? AND locale=? AND published_at=? AND article_id=?'),
    ]);
  });
});

describe('the sitemap costs the same however many articles there are:', () => {
  it.each([
    [
      'a range of articles',
      () => listSitemapArticles({ range: 0 }).next(),
      /^SEARCH article .*rowid>\? AND rowid<\?/,
    ],
    [
      'whether a range has any',
      () => hasSitemapFile({ kind: 'articles', range: 0 }),
      /^SEARCH article .*rowid>\? AND rowid<\?/,
    ],
    ['the files that there are', () => listSitemapFiles(), /^SEARCH article .*rowid>\? AND rowid<\?/],
    ['a range of tags', () => listSitemapTopics({ kind: 'tag', range: 0 }), /entity_id>\? AND entity_id<\?/],
    [
      'a range of authors',
      () => listSitemapTopics({ kind: 'author', range: 0 }),
      /entity_id>\? AND entity_id<\?/,
    ],
  ])('%s', async (_, ask, by) => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, ask);
    expect(scansOf(plan)).toEqual([]);
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(plan.filter((step) => by.test(step)).length).toBeGreaterThan(0);
  });

  it('the news of two days are read in the order of their list', async () => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, () => listNews({ locale }));
    expect(scansOf(plan)).toEqual([]);
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(walksOf(plan)).toEqual([expect.stringMatching(/published_at>\? AND published_at<\?/)]);
  });
});

describe('a selection costs the same however many articles there are:', () => {
  it.each(Object.entries(selections))('%s', async (_, { ask, by }) => {
    using test = await openStoreWithStories();
    const plan = await planOf(test, ask);
    expect(scansOf(plan)).toEqual([]);
    expect(walksOf(plan)[0]).toMatch(by);
  });
});
