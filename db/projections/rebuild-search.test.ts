import { expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { checkSearch } from './check-search.ts';
import { rebuildSearch } from './rebuild-search.ts';

it('begun by two at once is done by the later one, and by whoever comes after both', async () => {
  using test = await openTestStore();
  for (const name of ['Tides', 'Winds', 'Waves']) await buildArticle(name);
  const counts = await Promise.all([rebuildSearch(test.store), rebuildSearch(test.store)]);
  expect(counts).toEqual([3, 3]);
  expect(await checkSearch(test.store)).toEqual([]);
  expect(await rebuildSearch(test.store)).toBe(3);
  expect(await checkSearch(test.store)).toEqual([]);
});
