import { expect, it } from 'vitest';
import { traffic } from './hour.ts';
import { addressesOf, newestAddresses, zipf } from './newsroom.ts';

const until = new Date('2026-11-28T00:00:00Z');
const store = { dir: '', articles: 30, until };

it('the n-th address is asked for 1/n as often as the first, the same ones with the same seed', () => {
  const draw = zipf(4, 1);
  const counts = [0, 0, 0, 0];
  const places = Array.from({ length: 25_000 }, draw);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  // 1 + 1/2 + 1/3 + 1/4 = 25/12
  for (const [place, expected] of [12_000, 6_000, 4_000, 3_000].entries()) {
    expect(Math.abs((counts[place] ?? 0) - expected)).toBeLessThan(300);
  }
  expect(Array.from({ length: 25_000 }, zipf(4, 1))).toEqual(places);
});

it('front pages and categories are asked for first, then the newest articles in both languages', () => {
  const addresses = newestAddresses(store, 30);
  expect(addresses).toHaveLength(30);
  expect(addresses[0]).toBe('/ja');
  const lists = addresses.filter((path) => !path.includes('/articles/'));
  expect(lists).toContain('/en');
  expect(addresses.slice(lists.length, lists.length + 4)).toEqual([
    ...addressesOf(30, 30, until),
    ...addressesOf(29, 30, until),
  ]);
});

it('the crawler comes at even intervals and goes on where it was; readers ask for the same again', () => {
  const newest = newestAddresses(store, 30);
  const [first, second] = [0, 4].map((crawledBefore) =>
    traffic(store, newest, { requests: 20, crawled: 4, crawledBefore }),
  );
  const oldest = (from: number) => [0, 1, 2, 3].map((n) => addressesOf(from + n, 30, until)[0]);
  const crawler = (paths: string[] = []) => paths.filter((_, turn) => turn % 5 === 4);
  const readers = (paths: string[] = []) => paths.filter((_, turn) => turn % 5 !== 4);
  expect(crawler(first)).toEqual(oldest(1));
  expect(crawler(second)).toEqual(oldest(5));
  expect(readers(second)).toEqual(readers(first));
  expect(readers(first)).toHaveLength(16);
});
