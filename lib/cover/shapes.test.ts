import { expect, it } from 'vitest';
import { along, beam, polygon, ray } from './shapes.ts';

it('a polygon is written in whole units', () => {
  expect(polygon([0, 0.4], [10.6, 5], [-3, 2])).toBe('M0 0 11 5 -3 2z');
});

it('a point lies at its share of a line', () => {
  expect(
    along(
      [
        [0, 0],
        [100, 40],
      ],
      0.25,
    ),
  ).toEqual([25, 10]);
});

it('a beam is as thick as it says', () => {
  expect(beam([0, 100], [200, 100], 10)).toBe('M0 105 200 105 200 95 0 95z');
});

it('rays grow with the spread and leave dark between them', () => {
  const spread = {
    from: [
      [0, 0],
      [0, 100],
    ],
    to: [
      [100, 0],
      [100, 200],
    ],
    weights: [1, 1],
    fill: [0.5, 1],
  } as const;
  expect(ray(spread, 0)).toBe('M0 0 100 0 100 50 0 25z');
  expect(ray(spread, 1)).toBe('M0 50 100 100 100 200 0 100z');
});
