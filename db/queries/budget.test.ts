import { describe, expect, it } from 'vitest';
import { readSearchAddress } from '#lib/search/search-address.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { trashArticle } from '../commands/editions/trash-article.ts';
import { getWithdrawal } from './addresses/get-withdrawal.ts';
import { resolveAddress } from './addresses/resolve-address.ts';
import { getArticle } from './editions/get-article.ts';
import { getHistory } from './editions/get-history.ts';
import { getParallel } from './editions/get-parallel.ts';
import { hasBothEditions } from './editions/has-both-editions.ts';
import { getBanner } from './lists/get-banner.ts';
import { getFrontPage } from './lists/get-front-page.ts';
import { isInList } from './lists/is-in-list.ts';
import { listArchive } from './lists/list-archive.ts';
import { listArchiveDays } from './lists/list-archive-days.ts';
import { listBeside } from './lists/list-beside.ts';
import { listCorrections } from './lists/list-corrections.ts';
import { listLatest } from './lists/list-latest.ts';
import { listRelated } from './lists/list-related.ts';
import { resolveSearch, searchAt } from './search/search-at.ts';
import { getTopic, listTopic } from './taxonomy/get-topic.ts';
import { listCategories } from './taxonomy/list-categories.ts';
import { listTopicsOf } from './taxonomy/list-topics-of.ts';
import { listUsedTags } from './taxonomy/list-used-tags.ts';

/** What is asked of the store for a page of results, but for the thread that searches. */
async function searchFor(query: string): Promise<unknown> {
  const address = readSearchAddress(new URLSearchParams(query));
  return searchAt(await resolveSearch({ locale: 'en', address }));
}

const questions = {
  getArticle: () => getArticle({ locale: 'en', slug: 'tides' }),
  getHistory: () => getHistory({ locale: 'en', slug: 'tides' }),
  hasBothEditions: () => hasBothEditions(1),
  getParallel: () => getParallel({ locale: 'en', slug: 'tides' }),
  listRelated: () => listRelated({ locale: 'en', articleId: 1 }),
  listBeside: () => listBeside({ locale: 'en', articleId: 1, publishedAt: START }),
  getBanner: () => getBanner({ locale: 'en' }),
  getFrontPage: () => getFrontPage({ locale: 'en' }),
  'getTopic of an author': () => getTopic({ kind: 'author', locale: 'en', slug: 'newsroom' }),
  'listTopic of an author': () => listTopic({ kind: 'author', locale: 'en', id: 1 }),
  listArchiveDays: () => listArchiveDays({ locale: 'en', month: '2026-11' }),
  listArchive: () => listArchive({ locale: 'en', month: '2026-11' }),
  listLatest: () => listLatest({ locale: 'en' }),
  listCorrections: () => listCorrections({ locale: 'en' }),
  listCategories: () => listCategories({ locale: 'en' }),
  'getTopic of a category': () => getTopic({ kind: 'category', locale: 'en', slug: 'science' }),
  'listTopic of a category': () => listTopic({ kind: 'category', locale: 'en', id: 6 }),
  'getTopic of a tag': () => getTopic({ kind: 'tag', locale: 'en', slug: 'ocean' }),
  'listTopic of a tag': () => listTopic({ kind: 'tag', locale: 'en', id: 1 }),
  listUsedTags: () => listUsedTags({ locale: 'en', categoryId: 6, limit: 8 }),
  listTopicsOf: () => listTopicsOf({ kind: 'tag', locale: 'en', articleIds: [1, 2], limit: 8 }),
  'a search in a category and a tag': () => searchFor('?q=tides&category=science&tag=ocean'),
  isInList: () =>
    isInList({
      locale: 'en',
      list: { kind: 'category', entityId: 6 },
      place: { publishedAt: START, articleId: 1 },
    }),
  getWithdrawal: () => getWithdrawal({ locale: 'en', slug: 'tides' }),
  resolveAddress: () => resolveAddress({ scope: 'article', locale: 'en', slug: 'tides' }),
};

const BUDGET = {
  getArticle: 6,
  // One more where readers have had two revisions.
  getHistory: 7,
  hasBothEditions: 1,
  getParallel: 9,
  listRelated: 2,
  listBeside: 4,
  getBanner: 1,
  getFrontPage: 7,
  'getTopic of an author': 1,
  'listTopic of an author': 1,
  listArchiveDays: 1,
  listArchive: 1,
  listLatest: 1,
  listCorrections: 1,
  listCategories: 1,
  'getTopic of a category': 1,
  'listTopic of a category': 1,
  'getTopic of a tag': 1,
  'listTopic of a tag': 1,
  listUsedTags: 1,
  listTopicsOf: 1,
  'a search in a category and a tag': 8,
  isInList: 1,
  getWithdrawal: 1,
  resolveAddress: 1,
} satisfies Record<keyof typeof questions, number>;

async function statements(test: TestStore): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const [name, ask] of Object.entries(questions)) {
    const before = test.store.statements();
    await ask();
    counted[name] = test.store.statements() - before;
  }
  return counted;
}

describe('the statements behind a page', () => {
  it('are as many with ten articles as with two, and within budget', async () => {
    using test = await openTestStore();
    const options = { category: 'science', tags: ['Weather', 'Ocean'] };
    const { ref } = await buildArticle('Tides', { ...options, slug: 'tides' });
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId });
    await buildArticle('Winds 1', options);
    expect(await statements(test)).toEqual(BUDGET);
    for (let n = 2; n < 10; n++) await buildArticle(`Winds ${n}`, options);
    expect(await statements(test)).toEqual(BUDGET);
  });

  it('bring the nearest articles first: shared tags, then the category, then the date', async () => {
    using _ = await openTestStore();
    const one = await buildArticle('One', {
      category: 'science',
      tags: ['Weather', 'Ocean', 'Space Exploration'],
    });
    await buildArticle('Same category', { category: 'science' });
    await buildArticle('One tag', { category: 'culture', tags: ['Weather'] });
    await buildArticle('Two tags', { category: 'culture', tags: ['Weather', 'Ocean'] });
    await buildArticle('Nothing shared', { category: 'culture', tags: ['Music'] });
    const untagged = await buildArticle('No tags', { category: 'science' });
    const nearUntagged = await listRelated({ locale: 'en', articleId: untagged.ref.articleId });
    expect(nearUntagged.map(({ headline }) => headline)).toEqual(['Same category headline', 'One headline']);
    await trashArticle({ actor: TEST_ACTOR, articleId: untagged.ref.articleId });
    const related = await listRelated({ locale: 'en', articleId: one.ref.articleId });
    expect(related.map(({ headline }) => headline)).toEqual([
      'Two tags headline',
      'One tag headline',
      'Same category headline',
    ]);
  });
});
