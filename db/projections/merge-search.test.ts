import { expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { searchArticles } from '../queries/search/search-articles.ts';
import { mergeSearch, searchParts } from './merge-search.ts';

it('makes the index one part, in which all is found as before, and leaves it for a day', async () => {
  using test = await openTestStore();
  for (let n = 1; n <= 12; n++) await buildArticle(`Harbour ${n}`);
  const found = async () =>
    (await searchArticles({ typed: 'harbour', locale: 'en', order: { by: 'relevance', page: 1 } })).count;
  expect((await searchParts(test.store)).search_words).toBeGreaterThan(2);
  expect(await mergeSearch(test.store, 100)).toBe(false);
  let steps = 0;
  while ((await mergeSearch(test.store, 1)) && ++steps < 100);
  expect(await searchParts(test.store)).toEqual({ search_words: 1, search_pieces: 1 });
  expect(await found()).toBe(12);
  for (let n = 13; n <= 15; n++) await buildArticle(`Harbour ${n}`);
  expect(await mergeSearch(test.store, 1)).toBe(false);
  test.setNow(new Date(START.getTime() + 25 * 3_600_000));
  expect(await mergeSearch(test.store, 1)).toBe(true);
});
