import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask } from '#testing/ask.ts';
import { buildArticle } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: Served;
let cookie: string;
beforeAll(async () => {
  server = await serveHere();
  for (const name of ['Tides', 'Winds', 'Clouds']) {
    await buildArticle(name, { slug: name.toLowerCase(), category: 'science' });
  }
  await buildArticle('雲', { slug: '雲', locale: 'ja', translationOf: 3 });
  const { cookie: own } = await signInAs({ role: 'editor' });
  cookie = `${own.name}=${own.value}`;
}, 180_000);
afterAll(() => server.stop());

const PAGE = '/admin/articles/1/publishing';
const get = async (path: string, told = '') =>
  (await ask(server.url, path, { headers: { Cookie: `${cookie}; ${told}` } })).text;
const sectionOf = (text: string) =>
  /<div class="plan-marks" id="related">.*?<\/details>/s.exec(text)?.[0] ?? '';
const seenOf = (text: string) => /name="seen" value="([^"]+)"/.exec(sectionOf(text))?.[1] ?? '';

/** As a browser without script sends the form of one story. */
async function send(fields: Record<string, string>) {
  const { status, headers } = await ask(server.url, '/api/desk/articles/1/related', {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: server.url,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
  expect(status).toBe(303);
  const [told = ''] = headers['set-cookie'] ?? [];
  return sectionOf(await get(String(headers.location), told.split(';')[0]));
}

const relatedOf = (text: string) =>
  [...(/<aside class="related".*?<\/aside>/s.exec(text)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href,
  );

it('an editor finds stories, adds and moves them without script, and readers get them in that order at once', async () => {
  const article = async () => relatedOf((await ask(server.url, '/en/articles/tides')).text);
  const before = await article();
  expect(before).toHaveLength(2);
  const [first = '', second = ''] = before;
  const found = await get(`${PAGE}?q=${encodeURIComponent(`${server.url}${second}`)}`);
  const [, id = ''] = /name="article" value="(\d+)"/.exec(sectionOf(found)) ?? [];
  const added = await send({ do: 'add', article: id, seen: seenOf(found), q: '' });
  expect(added).toContain('The related stories are saved.');
  expect(await article()).toEqual([second, first]);
  const other = id === '2' ? '3' : '2';
  await send({ do: 'add', article: other, seen: seenOf(added) });
  const moved = await send({ do: 'up', article: other, seen: seenOf(await get(PAGE)) });
  expect(moved).toContain('The related stories are saved.');
  expect(await article()).toEqual([first, second]);
  // What another had open is not put over it.
  const late = await send({ do: 'remove', article: other, seen: seenOf(added) });
  expect(late).toContain('Somebody else has changed the related stories');
  expect(await article()).toEqual([first, second]);
  // One is there in English only.
  expect(late).toContain('Readers see it in English only');
});
