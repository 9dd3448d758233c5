import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { setBanner } from '#db/commands/front/set-banner.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

const START = new Date('2026-11-03T00:00:00Z');
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
vi.setConfig({ testTimeout: 60_000 });

let now = START;
let server: Served;
beforeAll(async () => {
  server = await serveHere({}, () => now);
}, 180_000);
afterAll(() => server.stop());

it('a banner stands above every kept page of its language from its minute until its end, with a sheet of its own', async () => {
  const { ref, slug } = await buildArticle('Tides');
  const paths = ['/en', `/en/articles/${slug}`, '/en/archive', '/en/about', '/en/articles/none', '/ja'];
  const shown = async () => {
    const pages = await Promise.all(paths.map((path) => ask(server.url, path)));
    return pages.map(({ text }) => [text.includes('Flood &lt;warning&gt;'), text.includes('/banner.css')]);
  };
  const nowhere = paths.map(() => [false, false]);
  expect(await shown()).toEqual(nowhere);
  await setBanner({
    actor: TEST_ACTOR,
    locale: 'en',
    text: 'Flood <warning>',
    articleId: ref.articleId,
    startsAt: minutes(5),
    endsAt: minutes(10),
  });
  expect(await shown()).toEqual(nowhere);
  now = minutes(5);
  expect(await shown()).toEqual(paths.map((path) => (path === '/ja' ? [false, false] : [true, true])));
  const { text } = await ask(server.url, '/en');
  expect(text).toMatch(
    new RegExp(
      `<aside class="breaking" aria-label="Breaking news"><p><b>Breaking news</b> <a href="/en/articles/${slug}">`,
    ),
  );
  expect(text.indexOf('class="breaking"')).toBeLessThan(text.indexOf('class="masthead"'));
  const sheet = await ask(server.url, '/banner.css');
  expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/css/)]);
  now = minutes(10);
  expect(await shown()).toEqual(nowhere);
});
