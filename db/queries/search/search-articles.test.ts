import { expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { searchArticles } from './search-articles.ts';
import { suggest } from './suggest.ts';

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

it('finds words whose letters carry marks of their own, as they stand and while they are typed', async () => {
  using _test = await openTestStore();
  for (const name of ['हिन्दी', 'עִבְרִית', 'あ゙あの声', '〪葛']) {
    await buildArticle(`${name}の話`, { locale: 'ja' });
    const headline = `${name}の話 headline`;
    expect(await find(name), name).toEqual({ headlines: [headline], count: 1 });
    expect(await suggest({ typed: name, locale: 'ja' }), name).toMatchObject([{ name: headline }]);
  }
});
