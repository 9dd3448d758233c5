import { expect, it } from 'vitest';
import { passkeyHost } from './passkeys.ts';

it.each([
  ['https://news.example', 'news.example'],
  ['https://news.example:8443', 'news.example'],
  ['http://localhost:3000', 'localhost'],
  ['http://news.example', undefined],
  ['http://127.0.0.1:3000', undefined],
  ['https://192.0.2.7', undefined],
  ['https://[2001:db8::1]', undefined],
])('at %s passkeys belong to %s', (siteUrl, host) => {
  expect(passkeyHost(siteUrl)).toBe(host);
});
