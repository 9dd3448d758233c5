import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

const actor = TEST_ACTOR;
vi.setConfig({ testTimeout: 60_000 });
let server: Served;
beforeAll(async () => {
  server = await serveHere({ SITE_URL: 'https://news.example' });
}, 180_000);
afterAll(() => server.stop());

const get = (path: string) => ask(server.url, path);
const statusOf = async (path: string) => (await get(path)).status;

it('a Japanese article is set downwards at an address of its own, an English one at none', async () => {
  const ja = await buildArticle('潮', { locale: 'ja', slug: 'shio' });
  await buildArticle('Tides', { translationOf: ja.ref.articleId, slug: 'tides' });
  expect(await statusOf('/ja/articles/shio/tate')).toBe(200);
  expect(await statusOf('/en/articles/tides/tate')).toBe(404);
  expect(await statusOf('/ja/articles/none/tate')).toBe(404);
  const { text } = await get('/ja/articles/shio/tate');
  const head = text.slice(0, text.indexOf('<body'));
  expect(head).toContain('<link rel="canonical" href="https://news.example/ja/articles/shio"/>');
  expect(head).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(head.toLowerCase()).not.toContain('hreflang');
  expect((await get('/sitemaps/articles-1.xml')).text).not.toContain('/tate');
  expect((await get('/ja/articles/shio')).text).toContain(
    '<a href="/ja/articles/shio/tate">縦書きで読む</a>',
  );
  const sheets = text.match(/(?<=<link rel="stylesheet" href=")[^"]+/g) ?? [];
  expect(sheets).toHaveLength(2);
  const own = await ask(server.url, sheets[1] ?? '', { headers: { 'accept-encoding': 'gzip' } });
  expect(own.body.length).toBeLessThanOrEqual(1_600);
});

it('follows its article: text, address and withdrawal, in the very next answer', async () => {
  const { ref } = await buildArticle('波', { locale: 'ja', slug: 'nami' });
  const path = '/ja/articles/nami/tate';
  expect((await get(path)).text).toContain('波');
  await rewriteLede({ articleId: ref.articleId, was: '波 lede.', value: '高波だ。', locale: 'ja' });
  expect((await get(path)).text).not.toContain('高波だ。');
  await publishEdition({ actor, ...ref });
  expect((await get(path)).text).toContain('高波だ。');
  await moveEdition({ actor, ...ref, slug: 'takanami' });
  const moved = await get(path);
  expect([moved.status, moved.headers.location]).toEqual([308, '/ja/articles/takanami/tate']);
  await withdrawEdition({ actor, ...ref, reason: '試験のため。' });
  const gone = await get('/ja/articles/takanami/tate');
  expect(gone.status).toBe(410);
  expect(gone.text).toContain('試験のため。');
  expect(gone.text).not.toContain('高波だ。');
});
