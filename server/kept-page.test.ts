import { describe, expect, it } from 'vitest';
import { cacheControl } from './kept-page.ts';

describe('what shared caches are told', () => {
  it.each([
    ['as long as is set', 10, 3_600, 's-maxage=5, stale-while-revalidate=5'],
    ['an odd number of seconds, the larger half first', 7, 3_600, 's-maxage=4, stale-while-revalidate=3'],
    ['never past the next date', 10, 4.9, 's-maxage=2, stale-while-revalidate=2'],
    ['one second before the last', 10, 1, 's-maxage=1, stale-while-revalidate=0'],
  ])('is %s', (_, longest, left, directives) => {
    expect(cacheControl(longest, left)).toBe(`public, max-age=0, ${directives}`);
  });

  it.each([
    [10, 0.9],
    [10, 0],
    [10, -3],
    [0, 3_600],
  ])('is to ask each time, with %d s set and %d s left', (longest, left) => {
    expect(cacheControl(longest, left)).toBe('public, max-age=0, must-revalidate');
  });
});
