import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#db/auth/actor.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { placeArticle } from '#db/commands/front/place-article.ts';
import { machineTime } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import { ROOT } from '#scripts/cli/tool.ts';
import { type Answer, ask, settledStatusOf, statusOf } from '#testing/ask.ts';
import { breakTable } from '#testing/break-table.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/*
 * What the gateway keeps, and for how long: the whole server in this process, with little memory and a clock of our own.
 */
const START = new Date('2026-11-03T00:00:00Z');
const CACHE_BYTES = 1024 * 1024;
// It renders a few hundred pages: on a busy machine of two cores that takes its time.
vi.setConfig({ testTimeout: 90_000 });

let now = START;
let server: Served;

type Ref = { actor: Actor; articleId: number; locale: Locale };

const seconds = (n: number) => new Date(START.getTime() + n * 1000);
const get = (path: string, headers: Record<string, string> = {}) => ask(server.url, path, { headers });
const gzip = { 'accept-encoding': 'gzip' };

/** How an answer came about, by its Server-Timing. */
const origin = ({ headers }: Answer) =>
  /^cache;desc=(hit|miss), render;dur=\d+\.\d$/.exec(String(headers['server-timing']))?.[1];

beforeAll(async () => {
  server = await serveHere({ CACHE_MB: '1' }, () => now);
}, 180_000);
afterAll(() => server.stop());
beforeEach(() => {
  now = START;
});

describe('a page', () => {
  it('is rendered for the first who asks and kept for the next, with the time it took', async () => {
    const { slug } = await buildArticle('Tides');
    const path = `/en/articles/${slug}`;
    const answers = [
      await get(path),
      await get(path),
      await get(`${path}?utm_source=x`),
      await get(path, gzip),
    ];
    expect(answers.map(origin)).toEqual(['miss', 'hit', 'hit', 'hit']);
    expect(answers[0]?.text).toContain('Tides text1.');
  });

  it('is the same in every encoding', async () => {
    const { slug } = await buildArticle('Winds');
    const path = `/en/articles/${slug}`;
    const plain = await get(path);
    const packed = await get(path, gzip);
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(packed.body)).toEqual(plain.body);

    const brotli = () => get(path, { 'accept-encoding': 'br, gzip' });
    const quick = await brotli();
    // The better one is made for the first who takes it.
    const better = await vi.waitUntil(async () => {
      const answer = await brotli();
      return answer.headers.etag !== quick.headers.etag && answer;
    }, 60_000);
    for (const { headers, body } of [quick, better]) {
      expect(headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(body)).toEqual(plain.body);
    }
    expect(quick.body.length).toBeLessThan(packed.body.length);
    expect(better.body.length).toBeLessThan(quick.body.length);
    for (const { headers, body } of [plain, packed, quick, better]) {
      expect(headers['content-length']).toBe(String(body.length));
    }
    expect(new Set([plain, packed, quick, better].map(({ headers }) => headers.etag)).size).toBe(4);
    // Whoever has the quick one needs no other.
    const again = await get(path, {
      'accept-encoding': 'br, gzip',
      'if-none-match': String(quick.headers.etag),
    });
    expect(again.status).toBe(304);
  });

  it.each(['identity', 'gzip', 'br'])('is not sent again to who has it, in %s', async (encoding) => {
    const headers = { 'accept-encoding': encoding };
    const plain = String((await get('/en')).headers.etag);
    const first = await get('/en', headers);
    expect(first.headers['content-encoding'] ?? 'identity').toBe(encoding);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]{22}(-gz|-br|-bq)?"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*', ...(encoding === 'br' ? [] : [plain])]) {
      const again = await get('/en', { ...headers, 'if-none-match': known });
      expect([known, again.status, again.body.length]).toEqual([known, 304, 0]);
      expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
      expect(again.headers.vary).toBe('Accept-Encoding');
      expect(again.headers['content-length']).toBeUndefined();
      // The browser has those of the page it keeps (RFC 9110, 15.4.5).
      expect(again.headers['content-security-policy']).toBeUndefined();
    }
    const substrings = [etag.replaceAll('"', ''), etag.replace('"', '"x'), etag.replace(/"$/, 'x"')];
    for (const other of ['"another"', ...substrings, ...(encoding === 'br' ? [plain] : [])]) {
      const again = await get('/en', { ...headers, 'if-none-match': other });
      expect([other, again.status]).toEqual([other, 200]);
    }
  });

  it('is described to who asks for the head, kept or not', async () => {
    const { slug } = await buildArticle('Heads');
    const path = `/en/articles/${slug}`;
    const head = () => ask(server.url, path, { method: 'HEAD', headers: gzip });
    const [fresh, kept, whole] = [await head(), await head(), await get(path, gzip)];
    expect([origin(fresh), origin(kept)]).toEqual(['miss', 'hit']);
    for (const { status, headers, body } of [fresh, kept]) {
      expect([status, body.length]).toEqual([200, 0]);
      expect(headers.etag).toBe(whole.headers.etag);
      expect(headers['content-length']).toBe(String(whole.body.length));
    }
    const known = { 'if-none-match': String(whole.headers.etag) };
    expect((await ask(server.url, path, { method: 'HEAD', headers: known })).status).toBe(304);
  });

  it('that is missing or gone has no tag that would make a 304 of it', async () => {
    for (const [path, status] of [
      ['/ja/articles/nothing', 404],
      ['/ja/gone', 410],
    ] as const) {
      expect((await get(path, { 'if-none-match': '*' })).status).toBe(status);
    }
  });
});

describe('a change', () => {
  it('costs one rendering when 500 readers ask at once', async () => {
    const { ref, slug } = await buildArticle('Rush', { publish: false });
    const path = `/en/articles/${slug}`;
    expect((await get(path)).status).toBe(404);
    const before = await statusOf(server.url);
    await publishEdition({ actor: TEST_ACTOR, ...ref });
    const answers = await Promise.all(Array.from({ length: 500 }, () => get(path, gzip)));
    const after = await statusOf(server.url);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    expect(after.cache.misses - before.cache.misses).toBe(1);
    expect(after.cache.hits + after.cache.joined - before.cache.hits - before.cache.joined).toBe(499);
  });

  it.each([
    ['the end of an embargo', 404, 200, (ref: Ref) => embargoEdition({ ...ref, until: seconds(60) })],
    ['the end of a publication', 200, 404, (ref: Ref) => unpublishEdition({ ...ref, at: seconds(60) })],
  ])(
    'at %s is seen on a page that was kept, and shared caches ask by then',
    async (name, before, after, plan) => {
      const { ref, slug } = await buildArticle(name);
      expect(await plan({ actor: TEST_ACTOR, ...ref })).toMatchObject({ ok: true });
      const seen = [];
      for (const at of [0, 0, 56, 59.5, 60]) {
        now = seconds(at);
        const { status, headers } = await get(`/en/articles/${slug}`, gzip);
        seen.push([at, status, headers['cache-control']?.replace('public, max-age=0, ', '')]);
      }
      expect(seen).toEqual([
        [0, before, 's-maxage=5, stale-while-revalidate=5'],
        [0, before, 's-maxage=5, stale-while-revalidate=5'],
        [56, before, 's-maxage=2, stale-while-revalidate=2'],
        [59.5, before, 'must-revalidate'],
        [60, after, 's-maxage=5, stale-while-revalidate=5'],
      ]);
    },
  );

  it('of the front page comes at its minute, too: what is scheduled, and what is placed for a while', async () => {
    const scheduled = await buildArticle('Later', { publish: false });
    await scheduleEdition({ actor: TEST_ACTOR, ...scheduled.ref, at: seconds(60) });
    const { ref } = await buildArticle('Placed', { publishedAt: new Date('2020-01-01T00:00:00Z') });
    for (let n = 0; n < 30; n++) await buildArticle(`Filler ${n}`);
    await placeArticle({
      actor: TEST_ACTOR,
      ...ref,
      slot: 'lead',
      startsAt: seconds(30),
      endsAt: seconds(90),
    });
    const seen = [];
    for (const at of [0, 29, 30, 31, 59, 60, 89, 90]) {
      now = seconds(at);
      const page = await get('/en');
      seen.push([at, origin(page), page.text.includes('Placed lede'), page.text.includes('Later lede')]);
    }
    expect(seen).toEqual([
      [0, 'miss', false, false],
      [29, 'hit', false, false],
      [30, 'miss', true, false],
      [31, 'hit', true, false],
      [59, 'hit', true, false],
      [60, 'miss', true, true],
      [89, 'hit', true, true],
      [90, 'miss', false, true],
    ]);
  });
});

describe('how long ago a story came', () => {
  it('is never stale on a page that is kept, nor in a shared cache', async () => {
    await buildArticle('Half past', { category: 'society', publishedAt: seconds(-1_800) });
    const seen = [];
    for (const at of [0, 1_799, 1_800, 5_399, 5_400]) {
      now = seconds(at);
      const page = await get('/en/categories/society');
      const [, said] = /<time [^>]*title="[^"]*">([^<]*)</.exec(page.text) ?? [];
      seen.push([at, origin(page), said, page.headers['cache-control']?.replace('public, max-age=0, ', '')]);
    }
    const clock = machineTime(seconds(-1_800)).slice(11, 16);
    expect(seen).toEqual([
      [0, 'miss', clock, 's-maxage=5, stale-while-revalidate=5'],
      [1_799, 'hit', clock, 's-maxage=1, stale-while-revalidate=0'],
      [1_800, 'miss', '1h ago', 's-maxage=5, stale-while-revalidate=5'],
      [5_399, 'hit', '1h ago', 's-maxage=1, stale-while-revalidate=0'],
      [5_400, 'miss', '2h ago', 's-maxage=5, stale-while-revalidate=5'],
    ]);
  });
});

describe('the memory and the disk', () => {
  it('do not grow with addresses that do not exist', async () => {
    await get('/ja/articles/nothing');
    await get('/nothing');
    const files = () => [...filesIn(server.dataDir), ...filesIn(join(ROOT, '.next'))].join('\n');
    const before = { ...(await settledStatusOf(server.url)).cache, files: files() };
    const shapes = [
      (n: number) => `/ja/articles/unknown-${n}`,
      (n: number) => `/en/tags/${n}`,
      (n: number) => `/ja/archive/1${n}`,
      (n: number) => `/${n}.php?page=${n}`,
    ];
    const statuses = new Set<number>();
    for (let n = 0; n < 2_000; n += 40) {
      const asking = Array.from({ length: 40 }, (_, m) => get(shapes[m % 4]?.(n + m) ?? '/'));
      for (const { status } of await Promise.all(asking)) statuses.add(status);
    }
    const after = { ...(await settledStatusOf(server.url)).cache, files: files() };
    expect(statuses).toEqual(new Set([404]));
    expect(after).toMatchObject({
      misses: before.misses,
      pages: before.pages,
      bytes: before.bytes,
      files: before.files,
    });
  });

  it('are spared invented places in lists: none costs a rendering, and each leads to the list', async () => {
    await buildArticle('Listed', { category: 'science', tags: ['Ocean'] });
    const lists = ['/en/categories/science', '/en/tags/ocean', '/en/authors/newsroom', '/en/archive/2026-11'];
    for (const list of lists) expect((await get(list)).status).toBe(200);
    const { cache: before } = await settledStatusOf(server.url);
    for (let n = 0; n < 400; n += 40) {
      const asking = Array.from({ length: 40 }, (_, m) => get(`${lists[m % 4]}?after=${n + m - 20}-${m}`));
      for (const [m, answer] of (await Promise.all(asking)).entries()) {
        expect([answer.status, answer.headers.location]).toEqual([302, lists[m % 4]]);
        // The place may be one tomorrow, when its story is back.
        expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      }
    }
    const { cache: after } = await statusOf(server.url);
    expect([after.misses, after.pages, after.bytes]).toEqual([before.misses, before.pages, before.bytes]);
  });

  it('have a bound for pages of lists, of which there is one for every story in them', async () => {
    const places: string[] = [];
    for (let n = 0; n < 60; n++) {
      const publishedAt = new Date(Date.UTC(2020, 0, 1, 0, n));
      const { ref } = await buildArticle(`Deep ${n}`, { category: 'science', publishedAt });
      places.push(`${publishedAt.getTime()}-${ref.articleId}`);
    }
    const front = await get('/en/categories/science');
    expect(front.status).toBe(200);
    for (let n = 0; n < 60; n += 10) {
      const pages = places.slice(n, n + 10).map((place) => get(`/en/categories/science?after=${place}`));
      expect(new Set((await Promise.all(pages)).map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect((await statusOf(server.url)).cache.bytes).toBeLessThanOrEqual(CACHE_BYTES);
    expect(origin(await get('/en/categories/science')), 'they displace no other page').toBe('hit');
  });
});

describe('a failure', () => {
  it('is told with a number, concerns nobody whose page is kept, and is over when its cause is', async () => {
    // Next says in its own words what the log of the server says as well.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const kept = await buildArticle('Kept');
    const other = await buildArticle('Other');
    await get(`/en/articles/${kept.slug}`);
    const { cache: before } = await settledStatusOf(server.url);
    const repair = breakTable(server.dataDir, 'article_source');
    try {
      expect(origin(await get(`/en/articles/${kept.slug}`))).toBe('hit');
      for (let n = 0; n < 2; n++) {
        const failed = await get(`/en/articles/${other.slug}`);
        expect(failed.status).toBe(500);
        expect(failed.headers['cache-control']).toBe('no-store');
        expect(failed.text).toMatch(/^Something went wrong on the server.* [\da-f-]{36}\n$/);
      }
      const { cache } = await statusOf(server.url);
      expect([cache.pages, cache.bytes]).toEqual([before.pages, before.bytes]);
    } finally {
      repair();
    }
    const mended = await get(`/en/articles/${other.slug}`);
    expect([mended.status, origin(mended)]).toEqual([200, 'miss']);
  });
});

/** Every file below a folder with its size. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return `${file} ${statSync(file).size}`;
    });
}
