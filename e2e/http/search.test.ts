import { afterAll, beforeAll, expect, it } from 'vitest';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { theStore } from '#db/store.ts';
import { ask, statusOf } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

let server: Served;
beforeAll(async () => {
  server = await serveHere({ SEARCH_RATE: '0' });
  for (let n = 1; n <= 12; n++) {
    const publishedAt = new Date(Date.UTC(2026, 0, n));
    await buildArticle(`Harbour ${n}`, {
      slug: `harbour-${n}`,
      category: 'economy',
      tags: ['Shipping'],
      publishedAt,
    });
  }
  const { ref } = await buildArticle('Lantern', {
    slug: 'lantern',
    category: 'culture',
    tags: ['Festivals'],
  });
  const japanese = { ...buildDocument('提灯'), headline: '{提灯|ちょうちん}祭り' };
  await buildArticle('提灯', {
    locale: 'ja',
    slug: 'lantern',
    document: japanese,
    translationOf: ref.articleId,
  });
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => ask(server.url, path, { headers });
const main = (text: string) => /<main.*?<\/main>/s.exec(text)?.[0] ?? '';
const storiesIn = (text: string) =>
  [...main(text).matchAll(/<h2[^>]*><a href="([^"]+)"/g)].map(([, href]) => href);

it('a page of what was found marks the words, says how much there is, and is kept for a moment', async () => {
  const { cache } = await statusOf(server.url);
  const { status, headers, text } = await get('/en/search?q=harbour');
  expect([status, headers['cache-control']]).toEqual([200, 'private, no-cache']);
  expect(storiesIn(text)).toHaveLength(10);
  expect(main(text)).toContain('<mark>Harbour</mark> 12 headline');
  expect(main(text)).toContain('12 articles found.');
  expect(text).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(text).not.toMatch(/<script(?! (?:src="\/assets|type="application\/ld))/);
  expect((await statusOf(server.url)).cache.pages).toBe(cache.pages);
  // For half a minute it is remembered, until anything is published.
  const again = await get('/en/search?q=harbour');
  expect([again.headers['server-timing'], again.headers['cache-control'], again.text]).toEqual([
    expect.stringMatching(/^cache;desc=hit/),
    'private, no-cache',
    text,
  ]);
});

it('pages have numbers by relevance and places by date; each story is on one of them', async () => {
  const second = await get('/en/search?q=harbour&page=2');
  expect(
    new Set([...storiesIn((await get('/en/search?q=harbour')).text), ...storiesIn(second.text)]).size,
  ).toBe(12);
  const newest = await get('/en/search?q=harbour&sort=date');
  expect(storiesIn(newest.text)[0]).toBe('/en/articles/harbour-12');
  const [, older = ''] = /class="paging-older" href="([^"]+)"/.exec(newest.text) ?? [];
  expect(storiesIn((await get(older.replaceAll('&amp;', '&'))).text)).toEqual([
    '/en/articles/harbour-2',
    '/en/articles/harbour-1',
  ]);
  expect(main((await get('/en/search?q=harbour&page=9')).text)).toContain('There are no more results.');
});

it('filters narrow, and topics that are not there are dropped from the address', async () => {
  expect(storiesIn((await get('/en/search?q=harbour&category=culture')).text)).toEqual([]);
  expect(
    storiesIn((await get('/en/search?q=harbour&tag=shipping&from=2026-01-12&until=2026-01-12')).text),
  ).toEqual(['/en/articles/harbour-12']);
  for (const query of ['q=harbour&category=&tag=', 'q=%E3%80%80harbour', 'category=no-such&q=harbour']) {
    const { status, headers } = await get(`/en/search?${query}`);
    expect([query, status, headers.location]).toEqual([query, 308, '/en/search?q=harbour']);
    expect(headers['cache-control']).toBe('private, no-cache');
  }
});

it('finds the other edition, says so, and leaves readings over their characters', async () => {
  const { text } = await get('/ja/search?q=lantern');
  expect(storiesIn(text)).toEqual(['/ja/articles/lantern']);
  expect(main(text)).toContain('英語版の本文に一致');
  expect(main((await get(`/ja/search?${new URLSearchParams({ q: '提灯' })}`)).text)).toContain(
    '<mark><ruby>提灯<rp>(</rp><rt>ちょうちん</rt>',
  );
  const { text: foreign } = await get('/ja/search?q=harbour&from=2026-01-12');
  expect(main(foreign)).toMatch(/lang="en"><h2[^>]*><a href="\/en\/articles\/harbour-12" hrefLang="en"/i);
});

it('without a word it asks for one, as a page that is kept; where nothing is found, it helps', async () => {
  await get('/en/search');
  const empty = await get('/en/search?q=');
  expect([empty.status, empty.headers['server-timing']]).toEqual([200, expect.stringMatching(/desc=hit/)]);
  const { status, text } = await get('/en/search?q=qzxvj&category=economy');
  expect(status).toBe(200);
  expect(main(text)).toContain('Check the spelling');
  expect(main(text)).toContain('href="/en/search?q=qzxvj"');
  const hostile = await get(`/en/search?${new URLSearchParams({ q: '"><script>alert(1)</script>' })}`);
  expect(hostile.text).not.toContain('<script>alert');
});

it('a space in an address is a plus or three characters, as forms and links write it', async () => {
  for (const query of ['harbour+12', 'harbour%2012', '+harbour%20+12%20'])
    expect([query, (await get(`/en/search?q=${query}`)).status]).toEqual([query, 200]);
  expect((await get('/en/search?q=harbour%E3%80%8012')).headers.location).toBe('/en/search?q=harbour+12');
});

it('what is withdrawn is gone at once', async () => {
  const { ref } = await buildArticle('Quicksilver');
  expect(storiesIn((await get('/en/search?q=quicksilver')).text)).toHaveLength(1);
  await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'wrong' });
  expect(storiesIn((await get('/en/search?q=quicksilver')).text)).toEqual([]);
});

it('a search is a feed as well, in the language of its address', async () => {
  const { status, headers, text } = await get('/en/search.xml?q=harbour&sort=date');
  expect([status, headers['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8']);
  expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['private, no-cache', 'noindex']);
  expect(text.match(/<item>/g)).toHaveLength(10);
  expect(text).toContain('<title>Harbour 12 headline</title>');
  expect((await get('/ja/search.xml?q=harbour&sort=date')).text).not.toContain('<item>');
  expect((await get('/en/search.xml')).status).toBe(404);
});

it('every page says how to search here', async () => {
  const { text } = await get('/en');
  expect(text).toContain('<form class="search" action="/en/search">');
  expect(text).toContain('rel="search" type="application/opensearchdescription+xml"');
  expect(text).toContain(`"urlTemplate":"${server.url}/en/search?q={search_term_string}"`);
  const description = await get('/en/opensearch.xml');
  expect(description.headers['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8');
  expect(description.text).toContain(`template="${server.url}/en/search?q={searchTerms}"`);
});

it('all topics have a page, with the tags that are used most', async () => {
  expect(main((await get('/en/categories')).text)).toMatch(/Economy.*?\/en\/tags\/shipping/s);
  expect(main((await get('/en/tags')).text)).toContain('href="/en/tags/festivals"');
  expect(main((await get('/ja/tags')).text)).not.toContain('shipping');
  expect(main((await get('/ja/authors')).text)).toContain('href="/ja/authors/newsroom"');
});

it('an article ends with what came before and after it in its topic, and follows the next one', async () => {
  const { text } = await get('/en/articles/harbour-5');
  const way = (html: string) => /<nav class="strip" aria-labelledby="next">.*?<\/nav>/s.exec(html)?.[0] ?? '';
  expect(way(text)).toMatch(/More on .*harbour-6.*harbour-4/s);
  const newest = await get('/en/articles/harbour-12');
  expect(way(newest.text)).not.toContain('harbour-13');
  await buildArticle('Harbour 13', { slug: 'harbour-13', category: 'economy', tags: ['Shipping'] });
  expect(way((await get('/en/articles/harbour-12')).text)).toContain('harbour-13');
});

it('too many searches of one network, or of all, are told to come again', async () => {
  const { search } = theStore();
  let isOver = false;
  // Each asks again as soon as it has its answer, however long the page takes to ask.
  const many = Array.from({ length: 64 }, async () => {
    while (!isOver)
      await search.find({
        typed: 'harbour',
        locale: 'en',
        filter: {},
        order: { by: 'date' },
        now: new Date(),
      });
  });
  const busy = await get('/en/search?q=lantern');
  isOver = true;
  await Promise.all(many);
  expect([busy.status, busy.headers['retry-after'], busy.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ]);
  expect(busy.text).toContain('its address keeps what you searched for');
  expect((await get('/en/search?q=lantern')).status).toBe(200);
});

it('one network may search so often in a minute; pages that are kept do not count', async () => {
  await server.stop();
  server = await serveHere({ SEARCH_RATE: '2', TRUSTED_PROXY: '127.0.0.1' });
  const from = (address: string, typed: string) =>
    get(`/en/search?q=${typed}`, { 'x-forwarded-for': address });
  const answers = [
    await from('192.0.2.1', 'harbour'),
    await from('192.0.2.1', 'lantern'),
    await from('192.0.2.1', 'shipping'),
    await from('192.0.2.2', 'festivals'),
    // Remembered, from whomever it was asked.
    await from('192.0.2.1', 'festivals'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200]);
  expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await get('/en/search', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
});
