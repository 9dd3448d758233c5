import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ask, statusOf } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { serveApart } from '#testing/serve.ts';

/* What is suggested while somebody types into a search field, by the program as operators run it, with a line for each request. */
let server: Program & { dataDir: string };
let store: Store;

beforeAll(async () => {
  server = await serveApart({ ACCESS_LOG: 'on', LOG_LEVEL: 'debug', SEARCH_RATE: '2' });
  ({ store } = await openStore({ dataDir: server.dataDir }));
}, 180_000);
afterAll(async () => {
  await server.stop();
  store.close();
});

const suggested = (typed: string, locale = 'en') =>
  ask(server.url, `/${locale}/suggest.json?q=${encodeURIComponent(typed)}`);

it('names topics and headlines with their addresses, in the reader’s language and words', async () => {
  const { ref } = await buildArticle('Tides of *spring*', { slug: 'tides', tags: ['Ukraine'] });
  const document = { ...buildDocument('x'), headline: '{潮|しお}の満ち引きと自民党' };
  await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, slug: '潮', document });
  expect(JSON.parse((await suggested('tides of')).text)).toEqual({
    label: 'Suggestions',
    status: '1 suggestion',
    pages: [{ kind: 'article', name: 'Tides of spring headline', path: '/en/articles/tides' }],
  });
  expect(JSON.parse((await suggested('ukr')).text).pages).toEqual([
    { kind: 'tag', name: 'Ukraine', path: '/en/tags/ukraine' },
  ]);
  expect(JSON.parse((await suggested('自民', 'ja')).text)).toEqual({
    label: '検索候補',
    status: '候補1件',
    pages: [{ kind: '記事', name: '潮の満ち引きと自民党', path: '/ja/articles/%E6%BD%AE' }],
  });
});

it('never names what is hidden, nor a topic that only hidden stories have', async () => {
  const hidden = async (name: string, publish = true) =>
    (await buildArticle(`Zebra ${name}`, { publish, tags: [`Zebra ${name}`] })).ref;
  const soon = new Date(Date.now() + 3_600_000);
  await hidden('draft', false);
  await scheduleEdition({ actor: TEST_ACTOR, ...(await hidden('scheduled', false)), at: soon });
  await embargoEdition({ actor: TEST_ACTOR, ...(await hidden('embargoed')), until: soon });
  await trashArticle({ actor: TEST_ACTOR, articleId: (await hidden('trashed')).articleId });
  const { ref } = await buildArticle('Zebra withdrawn', { tags: ['Zebra withdrawn'] });
  expect((await suggested('zebra')).text).toContain('Zebra withdrawn headline');
  await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong' });
  for (const typed of ['z', 'zebra', 'Zebra draft', 'zebra sched']) {
    expect(JSON.parse((await suggested(typed)).text).pages, typed).toEqual([]);
  }
});

it('is kept by nobody, and what was typed stands in no log', async () => {
  const before = (await statusOf(server.url)).cache;
  const since = server.words().length;
  const { status, headers } = await suggested('confidential');
  expect([status, headers['cache-control'], headers['x-robots-tag']]).toEqual([200, 'no-store', 'noindex']);
  expect((await statusOf(server.url)).cache).toMatchObject({ pages: before.pages, misses: before.misses });
  await ask(server.url, '/healthz?last');
  await vi.waitFor(() => expect(server.words().slice(since)).toContain('/healthz?last'), 5_000);
  expect(server.words().slice(since)).toContain('suggest.json');
  expect(server.words().slice(since)).not.toContain('confidential');
});

it('is asked so often by one network, and no more', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => suggested('t')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  const { headers, text } = await suggested('t');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(text).toMatch(/^There were too many requests/);
});
