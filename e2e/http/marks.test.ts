import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { setMarks } from '#db/commands/facts/set-marks.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

vi.setConfig({ testTimeout: 60_000 });

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const textOf = async (path: string) => (await ask(server.url, path)).text;

it('whatever names an article that somebody paid for says so, from the moment that it is marked, and no sitemap of news has it', async () => {
  const { ref } = await buildArticle('Tides', { slug: 'tides', category: 'science', tags: ['Ocean'] });
  await buildArticle('潮汐', {
    slug: '潮汐',
    locale: 'ja',
    translationOf: ref.articleId,
    document: { ...buildDocument('潮汐'), lede: '潮の満ち引きは月の引力で起きる。' },
  });
  await buildArticle('Winds', { slug: 'winds', category: 'science', tags: ['Ocean'] });
  await buildArticle('Clouds', { slug: 'clouds', category: 'science', tags: ['Ocean'] });
  await buildArticle('Rain', { slug: 'rain', category: 'science', tags: ['Ocean'] });
  const english = [
    '/en',
    '/en/articles/tides',
    '/en/articles/tides/parallel',
    '/en/articles/tides/history',
    '/en/articles/tides.json',
    '/en/articles/tides.md',
    // It is related to this one, and beside it.
    '/en/articles/winds',
    '/en/archive',
    '/en/categories/science',
    '/en/tags/ocean',
    '/en/authors/newsroom',
    '/en/search?q=tides',
    '/en/feed.xml',
    '/en/atom.xml',
    '/en/feed.json',
    '/en/smartnews.xml',
    '/en/search.xml?q=tides&sort=date',
    '/api/v1/articles?language=en',
    `/api/v1/articles/${ref.articleId}`,
    '/api/v1/search?q=tides&language=en',
  ];
  const japanese = [
    '/ja',
    '/ja/articles/潮汐',
    '/ja/articles/潮汐/tate',
    '/ja/articles/潮汐.md',
    '/ja/feed.xml',
    '/ja/archive',
  ].map(encodeURI);
  const naming = async (paths: string[], name: string) => {
    const texts = await Promise.all(paths.map(async (path) => [path, await textOf(path)] as const));
    return texts.filter(([, text]) => text.includes(name)).map(([path]) => path);
  };
  expect(await naming([...english, ...japanese], 'Acme')).toEqual([]);
  expect(await textOf('/sitemaps/news-en.xml')).toContain('/en/articles/tides');
  expect(await textOf('/sitemaps/articles-0.xml')).toContain('/en/articles/tides');

  const sponsor = { ja: 'アクメ', en: 'Acme' };
  const marked = await setMarks({ actor: TEST_ACTOR, ...ref, noindex: true, sponsor });
  expect(marked).toEqual({ ok: true });
  expect(await naming(english, 'Acme')).toEqual(english);
  expect(await naming(japanese, 'アクメ')).toEqual(japanese);
  expect(await textOf('/en/articles/tides')).toContain('<strong>Sponsored by Acme</strong>');
  expect(await textOf('/en/feed.xml')).toContain('<title>Sponsored: Tides headline</title>');
  expect(await textOf('/ja/feed.xml')).toContain('<title>【広告】潮汐 headline</title>');
  expect(JSON.parse(await textOf('/en/suggest.json?q=tides')).pages).toEqual([
    { kind: 'Sponsored', name: 'Tides headline', path: '/en/articles/tides' },
  ]);

  // Search engines are asked to leave it out, wherever they come from; readers find it as before.
  const page = await textOf('/en/articles/tides');
  expect(page).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(await textOf('/en/articles/tides/parallel')).toContain(
    '<meta name="robots" content="noindex, follow"/>',
  );
  expect(JSON.parse(await textOf('/en/articles/tides.json'))).toMatchObject({
    sponsor: 'Acme',
    noindex: true,
  });
  const sitemaps = ['/sitemaps/news-en.xml', '/sitemaps/news-ja.xml', '/sitemaps/articles-0.xml'];
  for (const path of sitemaps) expect(await textOf(path)).not.toContain('tides');
  expect(await textOf('/sitemaps/articles-0.xml')).toContain('/en/articles/winds');
  expect(await textOf('/en/archive')).toContain('href="/en/articles/tides"');
});
