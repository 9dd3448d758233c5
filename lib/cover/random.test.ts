import { expect, it } from 'vitest';
import { hashOf, seededRandom } from './random.ts';

it('a seed tells the numbers that mulberry32 is known for', () => {
  const random = seededRandom(0);
  expect([random(), random(), random()]).toEqual([
    0.26642920868471265, 0.0003297457005828619, 0.2232720274478197,
  ]);
});

it('a text has the hash that FNV-1a is known for', () => {
  expect(hashOf('')).toBe(0x811c9dc5);
  expect(hashOf('a')).toBe(0xe40c292c);
  expect(hashOf('foobar')).toBe(0xbf9cf968);
});
