import type { lookup as systemLookup } from 'node:dns';
import { expect, it } from 'vitest';
import { startReceiver } from '#testing/receiver.ts';
import { post } from './post.ts';
import { isPrivateAddress } from './private-addresses.ts';
import { signature } from './webhook-channel.ts';

const send = (url: string, options: Partial<Parameters<typeof post>[1]> = {}) =>
  post({ url, body: 'hello' }, { allowPrivate: true, ...options });

it.each([
  ['accept', { ok: true, body: '{"success":true}' }],
  ['fail', { ok: false, error: 'It answered 500.' }],
  ['redirect', { ok: false, error: 'It answered 307; redirects are not followed.' }],
] as const)('a receiver that would %s is told apart, and asked once', async (behaviour, outcome) => {
  await using receiver = await startReceiver(behaviour);
  expect(await send(receiver.url)).toEqual(outcome);
  expect(receiver.received.map(({ path, body }) => [path, body])).toEqual([['/', 'hello']]);
});

it('a receiver that hangs is not waited for', async () => {
  await using receiver = await startReceiver('hang');
  const error = 'There was no answer within 0.2 seconds.';
  expect(await send(receiver.url, { timeout: 200 })).toEqual({ ok: false, error });
});

it('a receiver that never stops answering is not read on after 64 kB', async () => {
  await using receiver = await startReceiver('flood');
  const posted = await send(receiver.url);
  expect(posted.ok && posted.body.length).toBeLessThanOrEqual(65_536);
});

it('what is not there is a sentence', async () => {
  const gone = await startReceiver();
  await gone[Symbol.asyncDispose]();
  expect(await send(gone.url)).toEqual({ ok: false, error: expect.stringContaining('ECONNREFUSED') });
});

it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0'])(
  'nothing is sent to this machine by the name %s unless that is allowed',
  async (host) => {
    await using receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    const posted = await send(`http://${host}:${port}/`, { allowPrivate: false });
    expect(posted).toEqual({
      ok: false,
      error: expect.stringMatching(/an address of a private network; OUTBOUND_PRIVATE=on allows those\.$/),
    });
    expect(receiver.received).toEqual([]);
  },
);

it('a name that means something else when it is asked again is judged by the address that is connected to', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const asked: string[] = [];
  const resolver = (address: string) =>
    ((name: string, _: unknown, callback: (error: null, addresses: object[]) => void) => {
      asked.push(name);
      callback(null, [{ address, family: 4 }]);
    }) as unknown as typeof systemLookup;
  const url = `http://hooks.example:${port}/`;
  // Whoever looked before asking would have seen a public address; the connection itself asks, and once.
  const refused = await send(url, { allowPrivate: false, lookup: resolver('127.0.0.1') });
  expect([refused.ok, receiver.received.length, asked]).toEqual([false, 0, ['hooks.example']]);
  expect(await send(url, { lookup: resolver('127.0.0.1') })).toMatchObject({ ok: true });
  expect(asked).toEqual(['hooks.example', 'hooks.example']);
});

it('one private address among the public ones of a name refuses it', async () => {
  const lookup = ((_: string, __: unknown, callback: (error: null, addresses: object[]) => void) =>
    callback(null, [
      { address: '8.8.8.8', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ])) as unknown as typeof systemLookup;
  expect(await send('http://hooks.example/', { allowPrivate: false, lookup })).toEqual({
    ok: false,
    error:
      'hooks.example leads to 169.254.169.254, an address of a private network; OUTBOUND_PRIVATE=on allows those.',
  });
});

it.each([
  ...[
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...['192.0.2.1', '192.168.1.1', '198.19.0.1', '224.0.0.251', '255.255.255.255'],
  ...['::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', 'fe80::1', 'fe80::1%eth0', 'fc00::1'],
  ...['fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1', '64:ff9b::127.0.0.1'],
  ...['64:ff9b::a00:1', '64:ff9b:1::1', 'fec0::1'],
])('%s is no public address', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1', '64:ff9b::8.8.8.8'])(
  '%s is a public address',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

it('a signature is the HMAC of time and body', () => {
  // printf '1793664000.{"id":"a"}' | openssl dgst -sha256 -hmac whsec-for-this-test
  expect(signature('whsec-for-this-test', '{"id":"a"}', new Date('2026-11-03T00:00:00.900Z'))).toBe(
    't=1793664000,v1=6487be31ad9e364204927b48da55a7b7132cb2a9204d7072dfde141a117a6be5',
  );
});
