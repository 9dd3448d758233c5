import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/*
 * The whole process: gateway, built pages and a real store, with a clock of our own. The gateway runs one copy of db/
 * and the pages another; both have to follow the same clock.
 */
const START = new Date('2026-11-03T00:00:00Z');
const minute = (n: number) => new Date(START.getTime() + n * 60_000);
let now = START;
let server: Served;

beforeAll(async () => {
  server = await serveHere({}, () => now);
}, 180_000);
afterAll(() => server.stop());

const get = async (path: string) => {
  const answer = await fetch(server.url + path, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
};

it('start explains itself, and refuses wrong options and settings in a sentence', async () => {
  const start = (...args: string[]) => runHere(() => import('./start.ts'), args, { PORT: 'a door' });
  const help = await start('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm start\n');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await start('--colour')).toEqual({ status: 1, out: '', err: sentence });
  const refused = await start();
  expect([refused.status, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^PORT .*a door/);
});

describe('a running server', () => {
  it('without articles says so where they would be, and leads on', async () => {
    for (const [path, words] of [
      ['/en', 'There are no articles yet'],
      ['/ja', 'まだ記事がありません'],
      ['/en/categories/culture', 'There are no articles in this section yet'],
      ['/ja/categories/culture', 'この分野の記事はまだありません'],
      ['/en/archive', 'Nothing has been published yet'],
    ] as const) {
      const page = await get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.html).toContain(words);
    }
  });

  it('shows a scheduled article at its minute, in the gateway and on the pages alike', async () => {
    const { ref, slug } = await buildArticle('Tides', { publish: false });
    await scheduleEdition({ actor: TEST_ACTOR, ...ref, at: minute(10) });
    await unpublishEdition({ actor: TEST_ACTOR, ...ref, at: minute(20) });
    const seen = [];
    for (const n of [0, 9, 10, 19, 20]) {
      now = minute(n);
      const article = await get(`/en/articles/${slug}`);
      const front = await get('/en');
      seen.push([n, article.status, article.html.includes('Tides lede'), front.html.includes('Tides lede')]);
    }
    now = START;
    expect(seen).toEqual([
      [0, 404, false, false],
      [9, 404, false, false],
      [10, 200, true, true],
      [19, 200, true, true],
      [20, 404, false, false],
    ]);
  });

  it('shows what is published on the very next request, and hides what is withdrawn', async () => {
    const { ref, slug } = await buildArticle('Winds');
    expect((await get(`/en/articles/${slug}`)).html).toContain('Winds text1.');
    await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'The wind speeds were wrong.' });
    const gone = await get(`/en/articles/${slug}`);
    expect(gone.status).toBe(410);
    expect(gone.html).toContain('The wind speeds were wrong.');
    expect(gone.html).not.toContain('Winds text1.');
    expect((await get('/en')).html).not.toContain('Winds lede');
  });

  it('leads from a former address to the present one', async () => {
    const { ref, slug } = await buildArticle('Clouds');
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'clouds-explained' });
    const moved = await get(`/en/articles/${slug}`);
    expect([moved.status, moved.location]).toEqual([308, '/en/articles/clouds-explained']);
  });

  it('gives the pages of missing and withdrawn addresses a language, a title and a text', async () => {
    for (const [path, status, lang] of [
      ['/ja/articles/nothing', 404, 'ja'],
      ['/en/articles/nothing', 404, 'en'],
      ['/nothing', 404, 'en'],
      ['/ja/gone', 410, 'ja'],
      ['/en/missing', 404, 'en'],
    ] as const) {
      const page = await get(path);
      expect([path, page.status]).toEqual([path, status]);
      expect(page.html).toMatch(new RegExp(`<html[^>]* lang="${lang}"`));
      expect(page.html).toMatch(/<title>[^<]+<\/title>/);
      expect(page.html).toMatch(/<h1[ >]/);
    }
  });

  it('believes no header about its host, and speaks no internal protocol of the framework', async () => {
    const { slug } = await buildArticle('Rain');
    const headers = { 'x-forwarded-host': 'evil.example', rsc: '1', 'next-router-prefetch': '1' };
    const answer = await fetch(`${server.url}/en/articles/${slug}`, { headers });
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await answer.text()).not.toContain('evil.example');
  });
});
