import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { messagesOf } from '#i18n/messages.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, STATUS_TOKEN, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

/*
 * HEAD is GET without the body (RFC 9110, 9.3.2): every kind of address of the whole server is asked both ways.
 */
let server: Served;
let cookie: string;
const PICTURE = '0123456789abcdef0123456789abcdef-800.jpg';

beforeAll(async () => {
  server = await serveHere();
  const { ref } = await buildArticle('Tides', { slug: 'tides', category: 'science', tags: ['Ocean'] });
  expect(ref.articleId).toBe(1);
  const moved = await buildArticle('Moved', { slug: 'moved' });
  await moveEdition({ actor: TEST_ACTOR, ...moved.ref, slug: 'moved-to' });
  const withdrawn = await buildArticle('Withdrawn', { slug: 'withdrawn' });
  await withdrawEdition({ actor: TEST_ACTOR, ...withdrawn.ref, reason: 'Wrong' });
  const signedIn = await signInAs({ role: 'admin' });
  cookie = `${signedIn.cookie.name}=${signedIn.cookie.value}`;
  mkdirSync(join(server.dataDir, 'media'), { recursive: true });
  writeFileSync(join(server.dataDir, 'media', PICTURE), 'the bytes');
}, 180_000);
afterAll(() => server.stop());

type Asked = [status: number, path: string, headers?: Record<string, string>];

/** Without what changes from one answer to the next: the time, how it came about, and numbers that are used once. */
function comparable(headers: Record<string, unknown>) {
  const { date: _, 'server-timing': timing, 'content-length': length, ...rest } = headers;
  const policy = String(rest['content-security-policy']);
  return {
    ...rest,
    'content-security-policy': policy.replace(/nonce-[^']+/, 'nonce'),
    isTimed: timing !== undefined,
    // A page that holds another number each time is packed a few bytes longer or shorter.
    length: policy.includes('nonce') && rest['content-encoding'] ? Number(length) > 1_000 : length,
  };
}

async function bothWays([status, path, headers = {}]: Asked) {
  // A page that is asked for first is still being compressed.
  await ask(server.url, path, { headers });
  const whole = await ask(server.url, path, { headers });
  const head = await ask(server.url, path, { headers, method: 'HEAD' });
  const kind = `${path} ${JSON.stringify(headers)}`;
  expect([kind, whole.status], whole.text.slice(0, 300)).toEqual([kind, status]);
  expect([kind, head.status, head.body.length]).toEqual([kind, status, 0]);
  expect(comparable(head.headers), kind).toEqual(comparable(whole.headers));
  const length = status === 304 ? undefined : String(whole.body.length);
  expect([kind, whole.headers['content-length']]).toEqual([kind, length]);
}

const READERS: Asked[] = [
  [200, '/en'],
  [200, '/en/articles/tides'],
  [200, '/en/articles/tides/history'],
  [200, '/en/categories/science'],
  [200, '/en/tags/ocean'],
  [200, '/en/authors/newsroom'],
  [200, '/en/archive'],
  [200, '/en/corrections'],
  [200, '/en/about'],
  [302, '/'],
  [302, '/en/categories/science?after=1-1'],
  [308, '/en/'],
  [308, '/en/articles/moved'],
  [404, '/ja/articles/tides'],
  [404, '/nothing'],
  [404, '/en/missing'],
  [410, '/en/articles/withdrawn'],
  [410, '/en/gone'],
  [400, '/ja/%'],
];

const OTHERS: Asked[] = [
  [200, '/favicon.svg'],
  [200, `/media/${PICTURE}`],
  [404, '/media/nothing.jpg'],
  [200, '/healthz'],
  [200, '/readyz'],
  [401, '/status'],
  [200, '/speculation-rules.json'],
  [404, '/api/nothing'],
  [404, '/admin/nothing'],
  [405, '/api/desk/sign-out'],
];

/** The desk's pages and routes, signed out. */
const AT_THE_DOOR: Asked[] = [
  [307, '/admin'],
  [307, '/admin/articles'],
  [307, '/en/preview/1'],
  [200, '/admin/sign-in'],
  [200, '/admin/setup?token=x'],
  [401, '/api/desk/tags?q=x'],
  [401, '/api/desk/media'],
];

/** The same, signed in. */
const INSIDE: Asked[] = [
  [200, '/admin'],
  [200, '/admin/calendar'],
  // Not /admin/health: its figures are others each time.
  [200, '/admin/audit'],
  [200, '/admin/webhooks'],
  [200, '/admin/trash'],
  [200, '/admin/articles'],
  [200, '/admin/articles/1'],
  [200, '/admin/articles/1/revisions?locale=en'],
  [200, '/admin/import'],
  [200, '/admin/people'],
  [200, '/admin/account'],
  [200, '/en/preview/1'],
  [200, '/en/preview/1?revision=1'],
  [404, '/en/preview/999'],
  [404, '/en/preview/abc'],
  [404, '/admin/articles/999'],
  [404, '/admin/articles/abc'],
  [404, '/api/desk/articles/abc'],
  [200, '/api/desk/articles/1'],
  [200, '/api/desk/articles/1/slug?locale=en&slug=waves'],
  [200, '/api/desk/articles/1/revisions'],
  [200, '/api/desk/articles/1/revisions/compare?a=1&b=1'],
  [200, '/api/desk/tags?q=x'],
  [200, '/api/desk/media'],
];

describe('the head of', () => {
  it.each(READERS)('a reader’s %s at %s', async (...asked) => {
    await bothWays(asked);
    await bothWays([asked[0], asked[1], { 'accept-encoding': 'gzip' }]);
  });

  it.each(OTHERS)('%s at %s', async (...asked) => {
    await bothWays(asked);
    await bothWays([asked[0], asked[1], { 'accept-encoding': 'gzip' }]);
  });

  it.each(AT_THE_DOOR)('%s at %s, signed out', (...asked) => bothWays(asked));

  it.each(INSIDE)('%s at %s, signed in', async (...asked) => {
    await bothWays([asked[0], asked[1], { cookie }]);
    await bothWays([asked[0], asked[1], { cookie, 'accept-encoding': 'gzip' }]);
  });

  it('a preview that is not there, with the page of addresses without one, for nobody to keep', async () => {
    const { text, headers } = await ask(server.url, '/ja/preview/999', { headers: { cookie } });
    expect(text).toContain(`<title>${messagesOf('ja').status.missing.title} |`);
    expect(text).not.toMatch(/_next\/static\/[^"]+\.js/);
    expect(headers['cache-control']).toBe('private, no-store');
  });

  it('the files that a page loads', async () => {
    const { text } = await ask(server.url, '/en/articles/tides');
    const files = text.match(/\/(assets|_next\/static)\/[^"]+\.(js|css)/g) ?? [];
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      for (const encoding of ['identity', 'gzip', 'br']) {
        await bothWays([200, file, { 'accept-encoding': encoding }]);
      }
    }
  });

  it('what somebody has already', async () => {
    for (const path of ['/en', '/favicon.svg', `/media/${PICTURE}`]) {
      const { headers } = await ask(server.url, path);
      await bothWays([304, path, { 'if-none-match': String(headers.etag) }]);
    }
  });

  it('the figures, but for the figures', async () => {
    const headers = { authorization: `Bearer ${STATUS_TOKEN}` };
    const whole = await ask(server.url, '/status', { headers });
    const head = await ask(server.url, '/status', { headers, method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(100);
    expect(Object.keys(head.headers)).toEqual(Object.keys(whole.headers));
  });
});
