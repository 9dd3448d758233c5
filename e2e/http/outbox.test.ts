import { afterEach, expect, it, vi } from 'vitest';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { openStore } from '#db/open-store.ts';
import { listDeliveries } from '#db/outbox/deliveries.ts';
import { announcedChannels } from '#db/outbox/switch.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { startReceiver } from '#testing/receiver.ts';
import { type Served, STATUS_TOKEN, serveApart, serveHere } from '#testing/serve.ts';
import { START } from '#testing/test-store.ts';

// Processes of their own, and a lease that has to run out.
vi.setConfig({ testTimeout: 120_000 });
const PATIENCE = { timeout: 60_000, interval: 50 };
const SECRET = 'whsec-for-this-test';

let server: Served | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const settingsFor = (url: string) => ({
  WEBHOOK_URLS: url,
  WEBHOOK_SECRET: SECRET,
  OUTBOUND_PRIVATE: 'on',
});
/** Until the first look: what is public before it is taken for told. */
const announcing = () => vi.waitUntil(announcedChannels, PATIENCE);
const eventsOf = ({ received }: { received: { body: string }[] }) =>
  received.map(({ body }) => JSON.parse(body));

it('a scheduled article is told of at its minute, when readers get it, though nobody writes then', async () => {
  await using receiver = await startReceiver();
  let now = START;
  server = await serveHere(settingsFor(receiver.url), () => now);
  const { url } = server;
  await announcing();
  const { ref, slug } = await buildArticle('Tides', { publish: false });
  await scheduleEdition({ actor: TEST_ACTOR, ...ref, at: new Date(START.getTime() + 60_000) });
  const ended = await buildArticle('Winds');
  await vi.waitUntil(() => receiver.received.length === 1, PATIENCE);
  expect((await ask(url, `/en/articles/${slug}`)).status).toBe(404);
  now = new Date(START.getTime() + 60_000);
  await vi.waitUntil(() => receiver.received.length === 2, PATIENCE);
  const [before, at] = eventsOf(receiver);
  expect(before).toMatchObject({ event: 'article.published', article: { id: ended.ref.articleId } });
  expect(at).toMatchObject({
    event: 'article.published',
    at: '2026-11-03T00:01:00.000Z',
    article: {
      id: ref.articleId,
      url: `${url}/en/articles/${slug}`,
      publishedAt: '2026-11-03T00:01:00.000Z',
    },
  });
  expect((await ask(url, new URL(at.article.url).pathname)).status).toBe(200);
  const status = async () => {
    const headers = { authorization: `Bearer ${STATUS_TOKEN}` };
    return JSON.parse((await ask(url, '/status', { headers })).text).outbox;
  };
  await vi.waitUntil(async () => (await status()).waiting === 0, PATIENCE);
  const { lastDelivered, ...figures } = await status();
  expect(figures).toEqual({ waiting: 0, oldestSeconds: null, givenUp: 0 });
  expect(Object.values(lastDelivered)).toEqual(['2026-11-03T00:01:00.000Z']);
});

it('the IndexNow key is found where search engines look for it, and nowhere else; the demo announces nothing', async () => {
  await using receiver = await startReceiver();
  server = await serveHere({
    DEMO_CONTENT: 'on',
    INDEXNOW_KEY: 'a1b2c3d4e5',
    INDEXNOW_ENDPOINT: receiver.url,
    OUTBOUND_PRIVATE: 'on',
  });
  const { url } = server;
  const key = await ask(url, '/a1b2c3d4e5.txt');
  expect([key.status, key.headers['content-type'], key.text]).toEqual([
    200,
    'text/plain; charset=utf-8',
    'a1b2c3d4e5',
  ]);
  for (const path of ['/indexnow.txt', '/A1B2C3D4E5.txt', '/other.txt', '/en/a1b2c3d4e5.txt']) {
    expect([path, (await ask(url, path)).status]).toEqual([path, 404]);
  }
  await announcing();
  await buildArticle('Tides', { slug: 'tides' });
  await vi.waitUntil(() => receiver.received.length > 0, PATIENCE);
  expect(eventsOf(receiver)).toMatchObject([{ urlList: [`${url}/en/articles/tides`] }]);
});

it('when the process that drains the outbox dies in the middle, another one takes over, and nothing is lost', async () => {
  await using receiver = await startReceiver('hang');
  const environment = { ...settingsFor(receiver.url), SITE_URL: 'https://news.example' };
  const first = await serveApart(environment);
  const { store } = await openStore({ dataDir: first.dataDir, create: false });
  await announcing();
  await buildArticle('Tides');
  await vi.waitUntil(() => receiver.received.length > 0, PATIENCE);
  for (const name of ['One', 'Two', 'Three']) await buildArticle(name);
  const [hanging] = eventsOf(receiver);
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  receiver.behaviour = 'accept';
  store.close();

  server = await serveHere({ ...environment, DATA_DIR: first.dataDir });
  await vi.waitUntil(
    async () => (await listDeliveries({ limit: 99 })).every(({ status }) => status === 'delivered'),
    PATIENCE,
  );
  const sequences = eventsOf(receiver).map(({ sequence }) => sequence);
  expect(sequences.slice(0, 2), 'what was on its way is sent again').toEqual([1, 1]);
  expect(eventsOf(receiver)[1].id, 'and a receiver that tells by its id takes it once').toBe(hanging.id);
  expect(sequences.slice(1)).toEqual(sequences.slice(1).map((_, at) => at + 1));
  const names = eventsOf(receiver).map(({ article }) => article.headline);
  expect(names.slice(-3)).toEqual(['One headline', 'Two headline', 'Three headline']);
});
