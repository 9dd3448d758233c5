import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

const actor = TEST_ACTOR;
const START = new Date('2026-11-03T00:00:00Z');
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
vi.setConfig({ testTimeout: 60_000 });

let now = START;
let server: Served;
beforeAll(async () => {
  server = await serveHere({ SITE_URL: 'https://news.example' }, () => now);
}, 180_000);
afterAll(() => server.stop());

const get = (path: string) => ask(server.url, path);

it('a history follows its article in the very next answer, and shows nothing that is not public', async () => {
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  const path = '/en/articles/tides/history';
  const first = await get(path);
  expect(first.status).toBe(200);
  const head = first.text.slice(0, first.text.indexOf('<body'));
  expect(head).toContain('<link rel="canonical" href="https://news.example/en/articles/tides"/>');
  expect(head).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(head.toLowerCase()).not.toContain('hreflang');
  expect((await get('/en/articles/tides')).text).not.toContain(path);

  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'Tides turn.' });
  await scheduleEdition({ actor, ...ref, at: minutes(5) });
  expect((await get(path)).text).not.toContain('turn');
  now = minutes(5);
  const later = (await get(path)).text;
  expect(later).toContain('<del>lede</del><ins>turn</ins>');
  expect((await get('/en/articles/tides')).text).toContain(`<a href="${path}"`);
  now = minutes(6);
  await rewriteLede({ articleId: ref.articleId, was: 'Tides turn.', value: 'Tides ebb.' });
  await publishEdition({ actor, ...ref });
  expect((await get(path)).text).toContain('<del>turn</del><ins>ebb</ins>');

  await withdrawEdition({ actor, ...ref, reason: 'Withdrawn for a test.' });
  const gone = await get(path);
  expect(gone.status).toBe(410);
  expect(gone.text).not.toContain('turn');
  expect((await get('/ja/articles/tides/history')).status).toBe(404);
});
