import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
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

it('finds nothing for what says nothing, and something for what does', async () => {
  using _test = await openTestStore();
  await buildArticle('円安と原油の値上がり', { locale: 'ja' });
  const headline = '円安と原油の値上がり headline';
  const hidden = await buildArticle('密約の全文', { locale: 'ja' });
  await withdrawEdition({ actor: TEST_ACTOR, ...hidden.ref, reason: 'test' });
  for (const nothing of [
    '円鰯亀髭',
    '鰯 円 亀',
    'ぬへもの',
    'xqzv bnmf krtp',
    'qwrtp 上 zzkx',
    '鰯亀髭蠢鑿龠 鼈甲灣 原油',
  ])
    expect(await find(nothing), nothing).toEqual({ headlines: [], count: 0 });
  // One character finds what it stands in, and words that are known stand for a query of which not all are.
  expect(await find('円')).toEqual({ headlines: [headline], count: 1 });
  expect(await find('原油の行方')).toEqual({ headlines: [headline], count: null });
  // A word of a text that is not public counts for nothing.
  expect(await find('密約全文全文 原油')).toEqual(await find('鰯亀髭蠢鑿龠 原油'));
});
