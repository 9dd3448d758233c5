import { expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { searchArticles } from './search-articles.ts';

const find = async (typed: string, locale: 'ja' | 'en' = 'ja') => {
  const { stories, count } = await searchArticles({ typed, locale, order: { by: 'relevance', page: 1 } });
  return { headlines: stories.map(({ teaser }) => teaser.headline), count };
};

it('finds a word that the segmenter cuts otherwise inside its compound', async () => {
  using _test = await openTestStore();
  await buildArticle('自民党の総裁選', { locale: 'ja' });
  await buildArticle('東京都知事選の争点', { locale: 'ja' });
  for (const [typed, headline] of [
    ['自民', '自民党の総裁選'],
    ['東京都', '東京都知事選の争点'],
  ] as const) {
    expect(await find(typed)).toEqual({ headlines: [`${headline} headline`], count: 1 });
  }
});
