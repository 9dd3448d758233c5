import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { ask, settledStatusOf, statusOf } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { type Served, serveHere } from '#testing/serve.ts';

let server: Served;
beforeAll(async () => {
  server = await serveHere({ CDN_TAGS: 'Cache-Tag' });
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(server.url, path, { headers, method });
const origin = ({ headers }: Awaited<ReturnType<typeof get>>) =>
  /desc=(\w+)/.exec(String(headers['server-timing']))?.[1];

describe('robots.txt, the first document', () => {
  it('lets crawlers read what readers may', async () => {
    const { status, headers, text } = await get('/robots.txt');
    expect(status).toBe(200);
    expect(text).toBe(`User-agent: *\nDisallow: /*/search?\n\nSitemap: ${server.url}/sitemap.xml\n`);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('is kept like a page, with the policy of what is no page, and not packed where that would make it longer', async () => {
    const gzip = { 'accept-encoding': 'gzip' };
    const [whole, packed] = [await get('/robots.txt'), await get('/robots.txt', gzip)];
    expect([origin(whole), origin(packed)]).toEqual(['hit', 'hit']);
    expect(packed.headers['content-encoding']).toBeUndefined();
    expect(packed.body).toEqual(whole.body);
    const known = await get('/robots.txt', { ...gzip, 'if-none-match': String(packed.headers.etag) });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    const head = await get('/robots.txt', gzip, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      String(packed.body.length),
      0,
    ]);
    expect(whole.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=0, s-maxage=5, stale-while-revalidate=5',
    });
    expect(whole.headers['content-security-policy']).not.toContain('script-src');
    expect(whole.headers['speculation-rules']).toBeUndefined();
    expect(whole.headers['x-powered-by']).toBeUndefined();
  });

  it('takes no query and nothing else than reading', async () => {
    const { cache } = await statusOf(server.url);
    expect((await get('/robots.txt?x=1')).text).toBe((await get('/robots.txt')).text);
    expect((await statusOf(server.url)).cache.pages).toBe(cache.pages);
    expect((await get('/robots.txt', {}, 'POST')).status).toBe(405);
    expect((await get('/ROBOTS.txt')).headers.location).toBe('/robots.txt');
  });
});

describe('a change', () => {
  it('leaves alone what does not depend on it, and what was dropped is there again before somebody asks', async () => {
    const tides = await buildArticle('Tides', { category: 'science' });
    const winds = await buildArticle('Winds', { category: 'culture', publish: false });
    const pages = ['/en', '/en/categories/science', '/en/categories/culture', `/en/articles/${tides.slug}`];
    for (const page of [...pages, ...pages]) expect((await get(page)).status).toBe(200);
    const before = await settledStatusOf(server.url);
    await publishEdition({ actor: TEST_ACTOR, ...winds.ref });
    // The first who asks makes the process look.
    expect(origin(await get(`/en/articles/${tides.slug}`))).toBe('hit');
    const after = await settledStatusOf(server.url);
    expect(after.cache.dropped - before.cache.dropped).toBe(2);
    expect(after.cache.warmed - before.cache.warmed).toBe(2);
    for (const page of pages) expect([page, origin(await get(page))]).toEqual([page, 'hit']);
    expect((await get('/en/categories/culture')).text).toContain('Winds headline');
  });

  it('of a picture reaches every page that shows it', async () => {
    const bytes = await (await paint(320, 240)).png().toBuffer();
    const shown = [await buildArticle('Rain'), await buildArticle('Snow')];
    const describe = (alt: string, articleId?: number) =>
      addMedia({
        actor: TEST_ACTOR,
        bytes,
        credit: 'A photographer',
        texts: { en: { alt } },
        ...(articleId && { articleId }),
      });
    for (const { ref } of shown) await describe('Clouds', ref.articleId);
    for (const { slug } of shown) {
      expect((await get(`/en/articles/${slug}`)).text).toContain('alt="Clouds"');
    }
    await describe('Clouds over the bay');
    for (const { slug } of shown) {
      expect((await get(`/en/articles/${slug}`)).text).toContain('alt="Clouds over the bay"');
    }
  });
});

describe('a network in front', () => {
  it('keeps no page that says that something is missing beyond the next date, whosever that is', async () => {
    const { ref, slug } = await buildArticle('Hail', { publishedAt: new Date('2026-01-02T00:00:00Z') });
    const paths = [`/en/articles/${slug}`, '/en/articles/there-is-none'];
    expect((await get('/en/articles/there-is-none')).status).toBe(404);
    const usual = 'public, max-age=0, s-maxage=5, stale-while-revalidate=5';
    expect((await get('/en/articles/there-is-none')).headers['cache-control']).toBe(usual);
    await embargoEdition({ actor: TEST_ACTOR, ...ref, until: new Date(Date.now() + 8_000) });
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect(status).toBe(404);
      // Eight seconds less those that have passed.
      expect(String(headers['cache-control'])).toMatch(/s-maxage=[1-4],|must-revalidate/);
    }
    expect((await get('/robots.txt')).headers['cache-control']).toBe(usual);
  });

  it('is told what an answer depends on, where that is wanted', async () => {
    const { ref, slug } = await buildArticle('Fog', { category: 'science', tags: ['Ocean'] });
    const { headers } = await get(`/en/articles/${slug}`);
    const tags = String(headers['cache-tag']).split(',');
    expect(tags).toContain(`article:${ref.articleId}`);
    expect(tags).toContain('category:6');
    const list = await get('/en/categories/science');
    expect(String(list.headers['cache-tag']).split(',')).toContain('list:en:category:6');
    expect((await get('/robots.txt')).headers['cache-tag']).toBeUndefined();
  });
});
