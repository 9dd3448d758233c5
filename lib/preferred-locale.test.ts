import { expect, it } from 'vitest';
import { preferredLocale } from './preferred-locale.ts';

it.each([
  ['ja', 'ja'],
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['de,ja;q=0.5,en;q=0.4', 'ja'],
  ['de', 'en'],
  ['*', 'en'],
  ['de, *;q=0.5', 'en'],
  ['ja, *;q=0.5', 'ja'],
  ['', 'en'],
  [undefined, 'en'],
  [null, 'en'],
])('who asks for %j prefers %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
