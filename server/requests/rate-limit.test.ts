import { expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

it('lets each have so much at once, and then as it fills again', () => {
  let now = 0;
  const wait = rateLimit(60, () => now);
  const ask = (who: string, times: number) => Array.from({ length: times }, () => wait(who));
  expect(ask('a', 60)).toEqual(Array(60).fill(0));
  expect(ask('a', 2)).toEqual([1, 1]);
  expect(wait('b'), 'another has a bucket of its own').toBe(0);
  now += 2_500;
  expect(ask('a', 3)).toEqual([0, 0, 1]);
  now += 3_600_000;
  expect(ask('a', 61), 'never more than a minute’s').toEqual([...Array(60).fill(0), 1]);
});

it('says how long to wait where little is allowed', () => {
  let now = 0;
  const wait = rateLimit(2, () => now);
  expect([wait('a'), wait('a'), wait('a')]).toEqual([0, 0, 30]);
  now += 29_000;
  expect(wait('a')).toBe(1);
});

it('is off at 0', () => {
  const wait = rateLimit(0, () => 0);
  expect(Array.from({ length: 1_000 }, () => wait('a')).every((seconds) => seconds === 0)).toBe(true);
});
