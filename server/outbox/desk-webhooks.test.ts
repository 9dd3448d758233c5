import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import {
  pauseWebhook,
  removeWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from '#db/commands/webhooks/change-webhook.ts';
import { editWebhook, makeWebhook } from '#db/commands/webhooks/save-webhook.ts';
import { listDeliveries } from '#db/outbox/deliveries.ts';
import { listAudit } from '#db/queries/desk/audit/list-audit.ts';
import { listWebhookDeliveries, listWebhooks } from '#db/queries/desk/webhooks/list-webhooks.ts';
import type { ArticleEvent } from '#lib/desk/webhooks.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { startReceiver } from '#testing/receiver.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { createLog } from '../log.ts';
import { deskWebhooks } from './desk-webhooks.ts';
import { createDrainer } from './drainer.ts';

const actor = TEST_ACTOR;

function drainerFor({ store }: TestStore, allowPrivate = true) {
  const more = deskWebhooks({ store, siteUrl: 'https://news.example', allowPrivate });
  const drainer = createDrainer({ store, channels: [], more, log: createLog('silent') });
  return async () => {
    expect(await drainer.step()).toBe(true);
    await drainer.settle();
  };
}

async function made(url: string, events: ArticleEvent[] = ['article.published', 'article.withdrawn']) {
  const result = await makeWebhook({ actor, name: 'Wire', url, events });
  if (!result.ok) throw new Error(result.code);
  return result;
}

const log = async () => (await listWebhookDeliveries({ actor, id: 1 }))?.deliveries ?? [];
const outcomes = async () =>
  (await log()).map(({ event, status, attempts, answer }) => [event, status, attempts, answer]);

it('a receiver that is set up while the program runs gets what it asks for, signed with its own secret', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drain = drainerFor(test);
  await drain();
  await buildArticle('Before');
  const { secret } = await made(`${receiver.url}/hook`);
  await drain();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await moveEdition({ actor, ...ref, slug: 'ebb' });
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  await drain();
  expect(receiver.received.map(({ body }) => JSON.parse(body).event)).toEqual([
    'article.published',
    'article.withdrawn',
  ]);
  const [first] = receiver.received;
  const [, time, mac] = /^t=(\d+),v1=(\w+)$/.exec(String(first?.headers['x-prism-signature'])) ?? [];
  expect(mac).toBe(createHmac('sha256', secret).update(`${time}.${first?.body}`).digest('hex'));
  expect(await outcomes()).toEqual([
    ['article.withdrawn', 'delivered', 1, '200 {"success":true}'],
    ['article.published', 'delivered', 1, '200 {"success":true}'],
  ]);
});

it('a test goes the same way; what failed shows why, is tried again, and can be sent again', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver('fail');
  const drain = drainerFor(test);
  await made(receiver.url);
  await testWebhook({ actor, id: 1 });
  await drain();
  const [failed] = await log();
  expect(failed).toMatchObject({
    event: 'webhook.test',
    status: 'waiting',
    attempts: 1,
    error: 'It answered 500.',
    answer: '500 a secret that the receiver says',
  });
  // A minute later, unless somebody asks for it now.
  expect(Number(failed?.nextAt) - Number(failed?.triedAt)).toBe(60_000);
  receiver.behaviour = 'accept';
  for (let time = 0; time < 2; time++) {
    expect(await resendDelivery({ actor, id: 1, event: failed?.id ?? 0 })).toMatchObject({ ok: true });
    await drain();
  }
  expect(await outcomes()).toEqual([['webhook.test', 'delivered', 1, '200 {"success":true}']]);
  expect(receiver.received.map(({ body }) => Object.keys(JSON.parse(body)))).toEqual(
    Array(3).fill(['id', 'sequence', 'event', 'at']),
  );
  expect(await resendDelivery({ actor, id: 1, event: 99 })).toMatchObject({ code: 'unknown-delivery' });
});

it('while it is paused events wait; a receiver that is removed has none', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drain = drainerFor(test);
  await made(receiver.url);
  await drain();
  const seen = async () => (await listWebhooks(actor))?.webhooks[0]?.seen;
  const old = await seen();
  await pauseWebhook({ actor, id: 1, seen: old });
  expect(await pauseWebhook({ actor, id: 1, seen: old })).toMatchObject({ code: 'webhook-moved-on' });
  expect(await testWebhook({ actor, id: 1 })).toMatchObject({ code: 'webhook-paused' });
  await buildArticle('Tides');
  await drain();
  expect([receiver.received.length, (await listWebhooks(actor))?.webhooks[0]?.waiting]).toEqual([0, 1]);
  await resumeWebhook({ actor, id: 1, seen: await seen() });
  await drain();
  expect(receiver.received.length).toBe(1);
  receiver.behaviour = 'fail';
  await buildArticle('Winds');
  await drain();
  await removeWebhook({ actor, id: 1, seen: await seen() });
  await drain();
  expect((await listDeliveries({ limit: 9 })).map(({ status }) => status)).toEqual(['given-up', 'delivered']);
  expect((await listWebhooks(actor))?.webhooks).toEqual([]);
});

it('private addresses are refused when something is sent, as for the receivers of the environment', async () => {
  using test = await openTestStore();
  await using receiver = await startReceiver();
  const drain = drainerFor(test, false);
  await made(receiver.url);
  await testWebhook({ actor, id: 1 });
  await drain();
  expect((await log())[0]?.error).toContain('OUTBOUND_PRIVATE=on allows those');
  expect(receiver.received).toEqual([]);
});

it('secrets are told once, and stand in no list and no audit; nor does the path of the address', async () => {
  using _ = await openTestStore();
  const { secret } = await made('https://wire.example/T0/secret-path');
  const rotated = await rotateWebhook({ actor, id: 1 });
  const events = ['article.updated'] as const;
  expect(await editWebhook({ actor, id: 1, name: 'Wires', url: '', events })).toMatchObject({ ok: true });
  const told = JSON.stringify([await listWebhooks(actor), await listAudit({ actor, filter: {} })]);
  expect(told).toContain('wire.example');
  for (const kept of [secret, rotated.ok && rotated.secret, 'secret-path']) expect(told).not.toContain(kept);
  expect(rotated.ok && rotated.secret).not.toBe(secret);
  const refused = [
    await makeWebhook({ actor, name: ' ', url: 'https://a.example', events }),
    await makeWebhook({ actor, name: 'A', url: 'ftp://a.example', events }),
    await makeWebhook({ actor, name: 'A', url: 'https://me:pw@a.example', events }),
    await makeWebhook({ actor, name: 'A', url: 'https://a.example', events: [] }),
  ];
  expect(refused.map((each) => !each.ok && each.code)).toEqual([
    'invalid-webhook-name',
    'invalid-webhook-url',
    'invalid-webhook-url',
    'no-webhook-event',
  ]);
});

it('the log reads one index, and a step with nothing new asks the store for what is due and nothing else', async () => {
  using test = await openTestStore();
  const sent = await test.sentDuring(() => listWebhookDeliveries({ actor, id: 1, before: 9 }));
  const steps = sent.flatMap((text) => explain(test.store, text));
  expect(steps[0]).toMatch(/SEARCH delivery USING INDEX delivery_channel \(channel=\? AND outbox_id<\?\)/);
  expect(steps.filter((step) => /TEMP B-TREE/.test(step))).toEqual([]);
  const drain = drainerFor(test);
  await made('https://wire.example');
  await drain();
  const idle = await test.sentDuring(drain);
  expect(idle).toHaveLength(1);
});
