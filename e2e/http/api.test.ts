import { globSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { strictDocument } from '#lib/api/openapi.ts';
import { API_ROUTES } from '#lib/api/routes.ts';
import { MCP_PATH } from '#lib/urls.ts';
import { placeOf } from '#server/requests/routes.ts';
import { type Answer, ask, say, statusOf } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { figuresDocument } from '#testing/figures.ts';
import { type Served, serveHere } from '#testing/serve.ts';

const actor = TEST_ACTOR;
const ARTICLES = '/api/v1/articles';
const hoursAgo = (n: number) => new Date(Date.now() - n * 3_600_000);

let server: Served;
/** Public in both languages, and in English only; both of Science. */
let tides: number;
let winds: number;
/** Has a block of every kind. */
let music: number;
beforeAll(async () => {
  server = await serveHere({ API_RATE: '0' });
  const options = { category: 'science', tags: ['Ukraine'] };
  const { ref } = await buildArticle('Tides', { ...options, publishedAt: hoursAgo(3) });
  tides = ref.articleId;
  await buildArticle('Tides', {
    locale: 'ja',
    translationOf: tides,
    publishedAt: hoursAgo(3),
    document: {
      ...buildDocument('潮汐'),
      lede: '潮の満ち引きは月と太陽の引力で起きる。',
      outlook: { blocks: [{ id: 'cited', kind: 'paragraph', text: '大潮は続く[^1]。' }] },
    },
  });
  winds = (await buildArticle('Winds', { category: 'science', publishedAt: hoursAgo(2) })).ref.articleId;
  const figures = figuresDocument('en', { photograph: '1', graphic: '2', still: '3' });
  const document = { ...figures, headline: 'Music headline' };
  music = (await buildArticle('Music', { category: 'culture', publishedAt: hoursAgo(1), document })).ref
    .articleId;
}, 180_000);
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(server.url, path, { method, headers });
// biome-ignore lint/suspicious/noExplicitAny: read as programs do, by name
const json = async (path: string): Promise<any> => JSON.parse((await get(path)).text);
const pathOf = (url: string) => url.slice(server.url.length);
/** Which editions a list has, `Tides ja`. */
const listed = async (query: string): Promise<string[]> => {
  const { items } = await json(`${ARTICLES}?limit=100${query}`);
  return items.map(
    ({ headline, language }: { headline: string; language: string }) =>
      `${headline.replace(/ headline$/, '').replace('潮汐', 'Tides')} ${language}`,
  );
};

function problemOf({ status, headers, text }: Answer) {
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['access-control-allow-origin']).toBe('*');
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ status, type: `${server.url}/api/v1#${problem.code}` });
  return problem;
}

describe('the list of articles', () => {
  it.each([
    ['', ['Music en', 'Winds en', 'Tides ja', 'Tides en']],
    ['&locale=ja', ['Tides ja']],
    ['&category=science', ['Winds en', 'Tides ja', 'Tides en']],
    ['&category=science&locale=en', ['Winds en', 'Tides en']],
    ['&tag=ukraine', ['Tides ja', 'Tides en']],
    ['&tag=%E3%82%A6%E3%82%AF%E3%83%A9%E3%82%A4%E3%83%8A', ['Tides ja', 'Tides en']],
    ['&author=newsroom&locale=en', ['Music en', 'Winds en', 'Tides en']],
    [`&since=${hoursAgo(2.5).toISOString()}`, ['Music en', 'Winds en']],
    [`&changed-since=${hoursAgo(9).toISOString()}`, ['Tides ja', 'Tides en', 'Winds en', 'Music en']],
    ['&changed-since=9998-01-01', []],
  ])('can be narrowed: %s', async (query, expected) => {
    const found = await listed(query);
    // All were made within a moment, so that only the set of changes is certain.
    if (query.includes('changed')) expect(found.sort()).toEqual(expected.sort());
    else expect(found).toEqual(expected);
  });

  it('is walked by `next` until it is null, each edition once; `resume` shows what changes later', async () => {
    const walk = async (first: string) => {
      const seen: string[] = [];
      let resume = '';
      for (let path: string | null = first; path !== null; ) {
        const page: Awaited<ReturnType<typeof json>> = await json(path);
        seen.push(...page.items.map(({ id }: { id: string }) => id));
        resume = page.resume;
        path = page.next && pathOf(page.next);
      }
      return { seen, resume };
    };
    const all = (await json(`${ARTICLES}?limit=100`)).items.map(({ id }: { id: string }) => id);
    expect((await walk(`${ARTICLES}?limit=1`)).seen).toEqual(all);
    const { seen, resume } = await walk(`${ARTICLES}?limit=2&changed-since=2026-01-01`);
    expect(seen.sort()).toEqual(all.sort());
    expect((await json(pathOf(resume))).items).toEqual([]);
    await buildArticle('Later');
    expect((await json(pathOf(resume))).items).toMatchObject([{ headline: 'Later headline' }]);
  });
});

it('an article has both editions, and their texts side by side', async () => {
  const article = await json(`${ARTICLES}/${tides}`);
  expect(article).toMatchObject({ articleId: tides, url: `${server.url}${ARTICLES}/${tides}` });
  expect(article.editions.en).toEqual(
    JSON.parse((await get(`${pathOf(article.editions.en.url)}.json`)).text),
  );
  expect(article.editions.ja.language).toBe('ja');
  expect(article.segments[0]).toEqual({
    id: 'headline',
    section: 'head',
    kind: 'headline',
    ja: '潮汐 headline',
    en: 'Tides headline',
  });
  const point = article.segments.find(
    ({ kind, section }: Record<string, string>) => section === 'keyPoints' && kind === 'text',
  );
  expect(point).toMatchObject({ ja: '潮汐 point.', en: 'Tides point.' });
  const single = await json(`${ARTICLES}/${winds}`);
  expect(Object.keys(single.editions)).toEqual(['en']);
  expect(single.segments[0]).toMatchObject({ ja: null, en: 'Winds headline' });
});

it('categories, tags and authors are those that readers know', async () => {
  const { items } = await json('/api/v1/categories');
  expect(items.map(({ key }: { key: string }) => key)).toContain('science');
  expect((await json('/api/v1/tags?limit=100')).items).not.toContainEqual(
    expect.objectContaining({
      names: expect.objectContaining({ en: expect.objectContaining({ slug: 'music' }) }),
    }),
  );
  expect((await json('/api/v1/authors')).items[0].names.en.slug).toBe('newsroom');
});

it('a change is seen by the next request, and nothing else is rendered again', async () => {
  const { ref } = await buildArticle('Fresh', { publish: false, category: 'culture' });
  const paths = [ARTICLES, `${ARTICLES}?category=culture`, `${ARTICLES}?changed-since=2026-01-01&limit=100`];
  for (const path of paths) expect((await get(path)).text).not.toContain('Fresh headline');
  const untouched = `${ARTICLES}?category=science`;
  await get(untouched);
  expect((await get(`${ARTICLES}/${ref.articleId}`)).status).toBe(404);
  await publishEdition({ actor, ...ref });
  for (const path of [...paths, `${ARTICLES}/${ref.articleId}`]) {
    expect((await get(path)).text, path).toContain('Fresh headline');
  }
  expect(String((await get(untouched)).headers['server-timing'])).toContain('desc=hit');
  await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
  for (const path of paths) expect((await get(path)).text, path).not.toContain('Fresh headline');
  const { removed } = await json(`${ARTICLES}?changed-since=2026-01-01&limit=100`);
  expect(removed).toEqual([
    {
      id: expect.stringMatching(`^tag:127\\.0\\.0\\.1,2026:en/article/${ref.articleId}$`),
      articleId: ref.articleId,
      language: 'en',
      removed: expect.stringMatching(/^2\d{3}-.*\+09:00$/),
    },
  ]);
  const gone = await get(`${ARTICLES}/${ref.articleId}`);
  expect([gone.status, problemOf(gone).code]).toEqual([410, 'withdrawn-article']);
});

it('what is hidden is in nothing', async () => {
  const hidden = async (name: string, publish: boolean) =>
    (await buildArticle(`Hidden ${name}`, { publish, tags: [`Hidden tag ${name}`], category: 'science' }))
      .ref;
  const draft = await hidden('draft', false);
  const scheduled = await hidden('scheduled', false);
  await scheduleEdition({ actor, ...scheduled, at: new Date(Date.now() + 3_600_000) });
  const embargoed = await hidden('embargoed', true);
  await embargoEdition({ actor, ...embargoed, until: new Date(Date.now() + 3_600_000) });
  const trashed = await hidden('trashed', true);
  await trashArticle({ actor, articleId: trashed.articleId });
  const withdrawn = await hidden('withdrawn', true);
  await withdrawEdition({ actor, ...withdrawn, reason: 'Hidden reason' });
  const refs = [draft, scheduled, embargoed, trashed, withdrawn];
  const paths = [
    ...refs.map(({ articleId }) => `${ARTICLES}/${articleId}`),
    ...['', '&category=science', '&changed-since=2026-01-01'].map((query) => `${ARTICLES}?limit=100${query}`),
    '/api/v1/tags?limit=100',
    '/api/v1/search?q=headline',
    '/api/v1/search?q=tag',
    `${ARTICLES}?tag=hidden-tag-draft`,
  ];
  for (const path of paths) expect((await get(path)).text, path).not.toContain('Hidden');
  const statuses = await Promise.all(
    refs.map(async ({ articleId }) => (await get(`${ARTICLES}/${articleId}`)).status),
  );
  expect(statuses).toEqual([404, 404, 404, 404, 410]);
});

describe('a search', () => {
  const found = async (query: string, headers: Record<string, string> = {}) => {
    const answer = JSON.parse((await get(`/api/v1/search?q=${query}`, headers)).text);
    return answer.items.map(
      ({ articleId, language, inOtherLanguage }: Record<string, unknown>) =>
        `${articleId} ${language}${inOtherLanguage ? ' by the other' : ''}`,
    );
  };

  it('finds an article once, in the language of who asks, and says whether the other one has the words', async () => {
    expect(await found('tides')).toEqual([`${tides} en`]);
    expect(await found('tides', { 'accept-language': 'ja' })).toEqual([`${tides} ja by the other`]);
    expect(await found('%E6%BD%AE%E6%B1%90&locale=ja')).toEqual([`${tides} ja`]);
    expect(await found('winds&locale=ja')).toEqual([]);
    expect(await found('headline&category=culture')).toEqual([`${music} en`]);
    expect(await found('tides&tag=ukraine')).toEqual([`${tides} en`]);
    const { q, count, items, next } = await json('/api/v1/search?q=%22winds%20%20lede%22');
    expect({ q, count, next }).toEqual({ q: '"winds  lede"', count: 1, next: null });
    expect(items[0]).toMatchObject({ articleId: winds, headline: 'Winds headline', passage: 'Winds lede.' });
  });

  it('goes on by date from a place, whatever is published meanwhile', async () => {
    for (let n = 1; n <= 12; n++) await buildArticle(`Calm ${n}`, { publishedAt: hoursAgo(100 + n) });
    const byDate = '/api/v1/search?q=calm&sort=date';
    const first = await json(byDate);
    await buildArticle('Calm today', { publishedAt: hoursAgo(1) });
    const second = await json(pathOf(first.next));
    const numbers = [...first.items, ...second.items].map(({ headline }) => headline);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => `Calm ${n + 1} headline`));
    expect([first.items.length, second.next]).toEqual([10, null]);
    expect((await json(byDate)).items[0].headline).toBe('Calm today headline');
  });

  it('is kept by nobody, and told what is wrong with it', async () => {
    const before = (await statusOf(server.url)).cache;
    const { headers } = await get('/api/v1/search?q=tides');
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex',
    });
    for (const [query, status, parameter] of [
      ['', 400, 'q'],
      ['?q=', 400, 'q'],
      ['?q=a&page=11', 400, 'page'],
      ['?q=a&sort=newest', 400, 'sort'],
      ['?q=a&sort=date&page=2', 400, 'page'],
      ['?q=a&cursor=Zm91bmQ6MS0x', 400, 'cursor'],
      ['?q=a&sort=date&cursor=x', 400, 'cursor'],
      ['?q=a&tag=none', 404, 'tag'],
    ] as const) {
      const { headers: sent, text } = await get(`/api/v1/search${query}`);
      const problem = JSON.parse(text);
      expect(sent['content-type']).toBe('application/problem+json; charset=utf-8');
      expect([problem.status, problem.errors[0].parameter], query).toEqual([status, parameter]);
    }
    expect((await statusOf(server.url)).cache).toMatchObject({ pages: before.pages, misses: before.misses });
  });
});

describe('a read', () => {
  it('is kept, packed, told by its tag, and read by scripts of other sites', async () => {
    const first = await get(ARTICLES, { 'accept-encoding': 'gzip' });
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=0, s-maxage=5, stale-while-revalidate=5',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex',
      vary: 'Accept-Encoding',
    });
    const etag = String(first.headers.etag);
    const again = await get(ARTICLES, {
      'accept-encoding': 'gzip',
      'if-none-match': etag,
      origin: 'https://other.example',
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.rawHeaders.filter((name) => name === 'Access-Control-Allow-Origin')).toHaveLength(1);
    expect(first.rawHeaders.filter((name) => name === 'Access-Control-Allow-Origin')).toHaveLength(1);
    const head = await get(ARTICLES, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe((await get(ARTICLES)).body.length);
  });

  it('in another spelling is the same page, and costs no other', async () => {
    await get(`${ARTICLES}?locale=en&limit=7`);
    const before = await statusOf(server.url);
    for (const query of ['limit=7&locale=en', 'utm=1&limit=7&x&locale=en', 'locale=en&limit=7&limits=9']) {
      expect((await get(`${ARTICLES}?${query}`)).status).toBe(200);
    }
    expect((await statusOf(server.url)).cache).toMatchObject({
      misses: before.cache.misses,
      pages: before.cache.pages,
    });
    const moved = await get(`${ARTICLES}/?limit=7`);
    expect([moved.status, moved.headers.location]).toEqual([308, `${ARTICLES}?limit=7`]);
  });

  it.each([
    ['limit=-1', 'limit'],
    ['limit=100000000', 'limit'],
    ['locale=fr', 'locale'],
    ['since=never', 'since'],
    ['cursor=aaaa', 'cursor'],
    ['category=a&author=b', 'author'],
    [Array(100).fill('a=1').join('&'), ''],
  ])('that is not in order is told so before the store is asked: %s', async (query, parameter) => {
    const before = await statusOf(server.url);
    const problem = problemOf(await get(`${ARTICLES}?${query}`));
    expect([
      problem.status,
      problem.code,
      problem.errors.map((error: { parameter: string }) => error.parameter),
    ]).toEqual([400, 'invalid-query', [parameter]]);
    expect((await statusOf(server.url)).cache.misses).toBe(before.cache.misses);
  });

  it('of what there is not is told so, in the language of who asks', async () => {
    for (const path of [`${ARTICLES}/999999`, `${ARTICLES}/abc`, '/api/v1/nothing', `${ARTICLES}?tag=none`]) {
      expect(problemOf(await get(path)).status, path).toBe(404);
    }
    const japanese = await get('/api/v1/nothing', { 'accept-language': 'ja' });
    expect(japanese.headers['content-language']).toBe('ja');
    expect(problemOf(japanese).detail).toBe(
      `このURLには何もありません。利用できるURLは ${server.url}/api/v1 にあります。`,
    );
  });
});

describe('the door', () => {
  it('answers OPTIONS without rendering', async () => {
    const preflight = { origin: 'https://other.example', 'access-control-request-method': 'GET' };
    const { status, headers, body } = await get(ARTICLES, preflight, 'OPTIONS');
    expect([status, body.length, headers.allow]).toEqual([204, 0, 'GET, HEAD, POST, OPTIONS']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match',
    });
    expect((await get('/api/v1/nothing', preflight, 'OPTIONS')).status).toBe(404);
  });

  it('lets nobody change anything without a token, wherever it comes from, and reads no body', async () => {
    const sent: Record<string, string>[] = [{}, { origin: server.url }, { cookie: 'prism.session_token=x' }];
    for (const headers of sent) {
      const answer = await get(
        ARTICLES,
        { ...headers, 'content-length': '0' } as Record<string, string>,
        'POST',
      );
      expect([answer.status, problemOf(answer).code]).toEqual([401, 'no-token']);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer /);
    }
    const announced = await say(
      server.url,
      `POST ${ARTICLES} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n`,
    );
    expect(announced).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('judges who brings a token by it, also where the page is kept', async () => {
    expect((await get(ARTICLES)).status).toBe(200);
    for (const authorization of ['Bearer prism_wrong', 'Basic eDp5', '']) {
      const answer = await get(ARTICLES, { authorization });
      expect([answer.status, problemOf(answer).code], authorization).toEqual([401, 'invalid-token']);
    }
    expect((await get('/en', { authorization: 'Bearer x' })).status).toBe(200);
  });

  it('says in the same form what the guard refuses', async () => {
    expect(problemOf(await get(`${ARTICLES}/%`)).status).toBe(400);
    expect(problemOf(await get(ARTICLES, {}, 'TRACE')).code).toBe('unknown-method');
    expect(problemOf(await get(`${ARTICLES}?x=${'a'.repeat(8_200)}`)).status).toBe(414);
    expect(
      problemOf(await ask(server.url, ARTICLES, { headers: { 'content-length': '1' }, body: 'x' })).status,
    ).toBe(413);
  });
});

describe('the description', () => {
  it('fits what every address answers', async () => {
    const document = await json('/api/v1/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    // What is published lets fields be added; what is answered today has these and no others.
    expect(JSON.stringify(document)).not.toBe(JSON.stringify(strictDocument(server.url)));
    ajv.addSchema(strictDocument(server.url), 'api');
    const check = (path: string, status: string, type: string, value: unknown) => {
      const pointer = ['paths', path, 'get', 'responses', status, 'content', type, 'schema']
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const validate = ajv.getSchema(`api#/${pointer}`);
      if (!validate) throw new Error(`${path} has no schema for ${status}.`);
      expect(validate(value), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    };
    const samples: Record<string, string[]> = {
      [`${ARTICLES}/{article}`]: [`${ARTICLES}/${tides}`, `${ARTICLES}/${music}`],
      '/api/v1/search': ['/api/v1/search?q=tides&sort=date', '/api/v1/search?q=tydes'],
      [ARTICLES]: [ARTICLES, `${ARTICLES}?changed-since=2026-01-01&limit=2`],
    };
    const methodsOf = (paths: Record<string, object>) =>
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\[(\w+)\]/g, '{$1}')}`),
      );
    const { [MCP_PATH]: _, '/api/v1/openapi.json': __, ...routes } = API_ROUTES;
    expect(methodsOf(document.paths).sort()).toEqual(methodsOf(routes).sort());
    // What takes a token is held by api-writing.test.ts.
    const read = Object.keys(document.paths).filter(
      (path) => document.paths[path].get?.security === undefined && document.paths[path].get,
    );
    for (const path of read) {
      for (const sample of samples[path] ?? [path]) {
        check(path, '200', 'application/json', await json(sample));
        expect(() => check(path, '200', 'application/json', {})).toThrow();
      }
    }
    const refused = problemOf(await get(`${ARTICLES}?limit=x`));
    check(ARTICLES, '400', 'application/problem+json', refused);
  });

  it('is of the addresses that there are', () => {
    const folder = join(import.meta.dirname, '../../app');
    const routes = globSync('api/{v1,mcp}/**/route.ts', { cwd: folder }).map((file) => join('/', file, '..'));
    expect(routes.sort()).toEqual(Object.keys(API_ROUTES).sort());
    for (const [path, { GET }] of Object.entries(API_ROUTES)) {
      const kind = placeOf(path.replace('[article]', '1').replace('[locale]', 'en'))?.route.kind;
      expect([path, kind]).toEqual([
        path,
        GET?.from === 'anyone' && GET.isKept !== false ? 'document' : 'private',
      ]);
    }
  });
});

it('renders so much in a minute for one network, and sends what is kept to whoever asks', async () => {
  await server.stop();
  server = await serveHere({ API_RATE: '2', TRUSTED_PROXY: '127.0.0.1' });
  const from = (network: string, limit: number) =>
    get(`${ARTICLES}?limit=${limit}`, { 'x-forwarded-for': network });
  const statuses = async (asked: [string, number][]) => {
    const answers = [];
    for (const each of asked) answers.push((await from(...each)).status);
    return answers;
  };
  expect(
    await statuses([
      ['192.0.2.1', 1],
      ['192.0.2.1', 2],
      ['192.0.2.1', 3],
      ['192.0.2.1', 1],
    ]),
  ).toEqual([200, 200, 429, 200]);
  const refused = await from('192.0.2.1', 4);
  expect(problemOf(refused).code).toBe('too-many-requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  // An IPv6 network is one client, whatever address of it is used.
  expect(
    await statuses([
      ['2001:db8::1', 5],
      ['2001:db8::2', 6],
      ['2001:db8::3', 7],
    ]),
  ).toEqual([200, 200, 429]);
});
