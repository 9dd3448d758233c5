import { expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { startReceiver } from '#testing/receiver.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const outbox = (args: string[], environment: Record<string, string> = {}) =>
  runHere(() => import('./outbox.ts'), args, { DATA_DIR: dataDir, ...environment });

async function publish(name: string): Promise<void> {
  const { store } = await openStore({ dataDir });
  await buildArticle(name);
  store.close();
}

it('outbox explains itself, and refuses what it does not have', async () => {
  const help = await outbox(['--help']);
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run outbox -- VERB [ID] [options]');
  const refusals = [
    [[], 'Which verb? One of list, retry, drain.'],
    [['send'], '“send” is not a verb. Choose one of list, retry, drain.'],
    [['list', '1'], '“1” is one argument too many.'],
    [['list', '--limit', '0'], '--limit must be a whole number from 1, not “0”.'],
    [['retry'], 'Which event? Name the number that `npm run outbox -- list` shows, or --given-up.'],
    [['retry', 'x'], '“x” is not the number of an event. `npm run outbox -- list` shows the numbers.'],
    [['retry', '7'], 'Event 7 does not exist, or has been delivered everywhere.'],
    [['drain'], 'No channel is configured: set INDEXNOW_KEY, WEBSUB_HUB, WEBHOOK_URLS or CDN_PURGE.'],
  ] as const;
  for (const [args, sentence] of refusals) {
    expect(await outbox([...args])).toEqual({ status: 1, out: '', err: `${sentence}\n` });
  }
  expect(await outbox(['list'])).toEqual({ status: 0, out: 'There are no deliveries.\n', err: '' });
});

it('outbox drains, lists and tries again, and takes nothing away from other channels', async () => {
  await using receiver = await startReceiver('fail');
  const settings = {
    WEBHOOK_URLS: `${receiver.url}/secret-path`,
    WEBHOOK_SECRET: 'whsec-for-this-test',
    OUTBOUND_PRIVATE: 'on',
  };
  expect(await outbox(['drain'], settings)).toMatchObject({ status: 0, out: '0 waiting, 0 given up.\n' });
  await publish('Tides');
  expect(await outbox(['drain'], settings)).toMatchObject({ status: 2, out: '1 waiting, 0 given up.\n' });
  const [line] = (await outbox(['list'])).out.split('\n');
  expect(line).toMatch(
    /^1 {2}article\.published {2}1 en {2}webhook:127\.0\.0\.1:\d+:[0-9a-f]{8} {2}waiting {2}1 attempt {2}next .+ {2}It answered 500\.$/,
  );
  expect(line).not.toContain('secret-path');

  receiver.behaviour = 'accept';
  const other = await outbox(['drain'], { ...settings, INDEXNOW_KEY: 'a1b2c3d4e5' });
  expect([other.status, other.err]).toEqual([
    1,
    expect.stringContaining('Changes are announced to other channels'),
  ]);
  expect(await outbox(['retry', '1', '--json'])).toEqual({ status: 0, out: '{"deliveries":1}\n', err: '' });
  expect(await outbox(['drain', '--json'], settings)).toMatchObject({
    status: 0,
    out: '{"waiting":0,"givenUp":0}\n',
  });
  expect(JSON.parse((await outbox(['list', '--json'])).out)).toMatchObject({
    id: 1,
    status: 'delivered',
    attempts: 1,
    error: null,
  });
  expect((await outbox(['retry', '--given-up'])).out).toBe(
    '0 deliveries will be tried again on the next run.\n',
  );
});
