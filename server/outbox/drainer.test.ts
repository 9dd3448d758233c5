import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { listDeliveries, outboxStatus, retryDeliveries } from '#db/outbox/deliveries.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { startReceiver } from '#testing/receiver.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { createLog } from '../log.ts';
import { parseSettings } from '../settings.ts';
import { channelsOf } from './channels.ts';
import { createDrainer, type Drainer } from './drainer.ts';

const actor = TEST_ACTOR;
const SITE = 'https://news.example';
const SECRET = 'whsec-for-this-test';
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

function drainerFor({ store }: TestStore, variables: Record<string, string>): Drainer {
  const parsed = parseSettings({ OUTBOUND_PRIVATE: 'on', WEBHOOK_SECRET: SECRET, ...variables });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const channels = channelsOf(parsed.settings.outbox, SITE);
  return createDrainer({ store, channels, log: createLog('silent') });
}

async function drain(drainer: Drainer): Promise<void> {
  expect(await drainer.step()).toBe(true);
  await drainer.settle();
}

const statuses = async () =>
  (await listDeliveries({ limit: 99 })).map(({ id, status, attempts }) => `${id} ${status} ${attempts}`);

it('a receiver of webhooks gets each event signed, in order, with what was true at it', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drainer = drainerFor(test, { WEBHOOK_URLS: `${receiver.url}/hook?token=t` });
  await drain(drainer);
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, slug: '潮' });
  await moveEdition({ actor, ...ref, slug: 'ebb' });
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  await drain(drainer);
  const told = receiver.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ sequence, event }) => [sequence, event])).toEqual([
    [1, 'article.published'],
    [2, 'article.published'],
    [3, 'article.updated'],
    [4, 'article.withdrawn'],
  ]);
  expect(told[2]).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sequence: 3,
    event: 'article.updated',
    at: '2026-11-03T00:00:00.000Z',
    article: {
      id: 1,
      locale: 'en',
      url: 'https://news.example/en/articles/ebb',
      oldUrl: 'https://news.example/en/articles/tides',
      headline: 'Tides headline',
      publishedAt: '2026-11-03T00:00:00.000Z',
      modifiedAt: null,
      revision: expect.any(Number),
      translation: { locale: 'ja', url: 'https://news.example/ja/articles/%E6%BD%AE' },
    },
  });
  expect(told[3].article).toEqual({
    id: 1,
    locale: 'en',
    url: 'https://news.example/en/articles/ebb',
    revision: expect.any(Number),
  });
  for (const { headers, body, path } of receiver.received) {
    const { id, event } = JSON.parse(body);
    expect(path).toBe('/hook?token=t');
    expect(headers).toMatchObject({ 'x-prism-delivery': id, 'x-prism-event': event });
    const [, time, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-prism-signature'])) ?? [];
    expect(createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex')).toBe(mac);
  }
});

it('what fails is tried again after a minute, then two, and nothing overtakes it', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver('fail');
  const drainer = drainerFor(test, { WEBHOOK_URLS: receiver.url });
  await drain(drainer);
  const { ref } = await buildArticle('Tides');
  await drain(drainer);
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  const tries = async (minutes: number) => {
    const before = receiver.received.length;
    test.setNow(later(minutes));
    await drain(drainer);
    return receiver.received.slice(before).map(({ body }) => JSON.parse(body).event);
  };
  expect(await tries(0.9), 'the withdrawal waits for what comes before it').toEqual([]);
  expect(await tries(1)).toEqual(['article.published']);
  expect(await tries(2.9)).toEqual([]);
  const [waiting] = (await listDeliveries({ limit: 99 })).slice(-1);
  expect(waiting).toMatchObject({ attempts: 2, error: 'It answered 500.', nextAt: later(3) });
  expect(await outboxStatus()).toEqual({ waiting: 2, oldestSeconds: 174, givenUp: 0, lastDelivered: {} });
  receiver.behaviour = 'accept';
  expect(await tries(3)).toEqual(['article.published', 'article.withdrawn']);
  expect(await statuses()).toEqual(['2 delivered 1', '1 delivered 3']);
  const ids = receiver.received.map(({ body }) => JSON.parse(body).id);
  expect(new Set(ids.slice(0, 3)).size, 'one event, one key').toBe(1);
  expect(Object.keys((await outboxStatus())?.lastDelivered ?? {})).toEqual([
    expect.stringMatching(/^webhook:127\.0\.0\.1:\d+:[0-9a-f]{8}$/),
  ]);
});

it('after about three days it is given up, until an operator wants it tried again', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver('redirect');
  const drainer = drainerFor(test, { WEBHOOK_URLS: receiver.url });
  await drain(drainer);
  await buildArticle('Tides');
  let hours = 0;
  await drain(drainer);
  while ((await outboxStatus())?.waiting) {
    const [delivery] = await listDeliveries({ limit: 1 });
    const next = delivery?.nextAt ?? START;
    test.setNow(next);
    hours = (next.getTime() - START.getTime()) / 3_600_000;
    await drain(drainer);
  }
  // 1 + 2 + 4 ... + 256 minutes, then 6 hours each.
  expect([receiver.received.length, hours]).toEqual([19, 511 / 60 + 9 * 6]);
  expect(await statuses()).toEqual(['1 given-up 19']);
  expect((await listDeliveries({ limit: 1, givenUp: true }))[0]?.error).toBe(
    'It answered 307; redirects are not followed.',
  );
  receiver.behaviour = 'accept';
  await drain(drainer);
  expect(receiver.received).toHaveLength(19);
  expect(await retryDeliveries('given-up')).toBe(1);
  await drain(drainer);
  expect(await statuses()).toEqual(['1 delivered 1']);
});

it('one receiver that fails keeps the others from nothing', async () => {
  using test = await openTestStore();
  await using well = await startReceiver();
  await using ill = await startReceiver('fail');
  const drainer = drainerFor(test, { WEBHOOK_URLS: `${ill.url} ${well.url}` });
  await drain(drainer);
  for (const name of ['One', 'Two', 'Three']) await buildArticle(name);
  await drain(drainer);
  expect([well.received.length, ill.received.length]).toEqual([3, 1]);
});

it('search engines get addresses in one batch, the old one of a moved article too', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drainer = drainerFor(test, {
    INDEXNOW_KEY: 'a1b2c3d4e5',
    INDEXNOW_ENDPOINT: `${receiver.url}/indexnow`,
  });
  await drain(drainer);
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await moveEdition({ actor, ...ref, slug: 'ebb' });
  await buildArticle('Winds', { slug: 'winds' });
  await drain(drainer);
  expect(receiver.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    [
      '/indexnow',
      {
        host: 'news.example',
        key: 'a1b2c3d4e5',
        keyLocation: 'https://news.example/a1b2c3d4e5.txt',
        urlList: ['tides', 'ebb', 'winds'].map((slug) => `https://news.example/en/articles/${slug}`),
      },
    ],
  ]);
});

it('a hub is told of every feed that an article stands in', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drainer = drainerFor(test, { WEBSUB_HUB: receiver.url });
  await drain(drainer);
  const { ref } = await buildArticle('Tides', { category: 'science', tags: ['Ocean'] });
  await drain(drainer);
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  await drain(drainer);
  const [published, withdrawn] = receiver.received;
  const form = new URLSearchParams(published?.body);
  expect(form.get('hub.mode')).toBe('publish');
  expect(form.getAll('hub.url').sort()).toEqual(
    [
      '/en/atom.xml',
      '/en/feed.json',
      '/en/feed.xml',
      '/en/authors/newsroom/feed.xml',
      '/en/categories/science/atom.xml',
      '/en/categories/science/feed.json',
      '/en/categories/science/feed.xml',
      '/en/tags/ocean/feed.xml',
    ]
      .map((path) => SITE + path)
      .sort(),
  );
  expect(withdrawn?.body).toBe(published?.body);
});

it.each([
  ['cloudflare', 'Cache-Tag', 30],
  ['fastly', 'Surrogate-Key', 256],
])(
  '%s is told in its words which tags to drop, in as many parts as it wants',
  async (network, header, atOnce) => {
    using test = await openTestStore();
    await using receiver = await startReceiver();
    const drainer = drainerFor(test, {
      CDN_PURGE: network,
      CDN_PURGE_ID: 'zone1',
      CDN_PURGE_TOKEN: 'token1',
      CDN_PURGE_ENDPOINT: receiver.url,
      CDN_TAGS: header,
    });
    await drain(drainer);
    for (let n = 0; n < 14; n += 1) await buildArticle(`Tides ${n}`, { category: 'science' });
    await drain(drainer);
    const sent = receiver.received.map(({ path, headers, body }) => {
      const { tags, surrogate_keys: keys } = JSON.parse(body);
      const isAllowed =
        network === 'fastly' ? headers['fastly-key'] === 'token1' : headers.authorization === 'Bearer token1';
      return { path, isAllowed, tags: (tags ?? keys) as string[] };
    });
    const path = network === 'fastly' ? '/service/zone1/purge' : '/zones/zone1/purge_cache';
    for (const part of sent) expect(part).toMatchObject({ path, isAllowed: true });
    const all = sent.flatMap(({ tags }) => tags);
    expect(all).toEqual(expect.arrayContaining(['article:1', 'article:14', 'list:en:category:6']));
    expect(new Set(all).size).toBe(all.length);
    expect(sent.map(({ tags }) => tags.length)).toEqual(
      Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) =>
        Math.min(atOnce, all.length - at * atOnce),
      ),
    );
    expect(all.length).toBeGreaterThan(30);
  },
);

it('one process drains it at a time, and another one as soon as that has ended', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const variables = { WEBHOOK_URLS: receiver.url };
  const [one, other] = [drainerFor(test, variables), drainerFor(test, variables)];
  await drain(one);
  expect(await other.step()).toMatch(new RegExp(`:${process.pid}:`));
  await buildArticle('Tides');
  await drain(one);
  await one.end();
  await buildArticle('Winds');
  await drain(other);
  expect(receiver.received.map(({ body }) => JSON.parse(body).sequence)).toEqual([1, 2]);
});

it('without a channel what waits is given up, and nothing is kept for later', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver('fail');
  const drainer = drainerFor(test, { WEBHOOK_URLS: receiver.url });
  await drain(drainer);
  await buildArticle('Tides');
  await drain(drainer);
  await drainer.end();
  const off = drainerFor(test, {});
  expect(await off.step()).toBe(true);
  await off.end();
  expect(await outboxStatus()).toBeNull();
  await buildArticle('Winds');
  const again = drainerFor(test, { WEBHOOK_URLS: receiver.url });
  receiver.behaviour = 'accept';
  test.setNow(later(60));
  await drain(again);
  expect([receiver.received.length, await statuses()]).toEqual([1, ['1 given-up 1']]);
});
