import { expect, it } from 'vitest';
import type { BlockOf } from './document.ts';
import { figureProblems } from './figure-problems.ts';

const chart = (...names: string[]): BlockOf<'chart'> => ({
  id: 'c',
  kind: 'chart',
  title: 'Ships',
  unit: 'ships',
  source: 'Port office',
  columns: [{ id: 'x' }, { id: 'y' }],
  rows: names.map((name, index) => ({ id: `r${index}`, cells: { x: name, y: '1' } })),
});

it.each([
  [['2024-03', '2024-02'], ['not-in-order']],
  [['2024-Q2', '2024-03'], ['not-in-order']],
  [['2024-12-31', '2025'], []],
  [['2024-03', '2024-03'], []],
  [['2024-03', 'later', '2024-02'], []],
])('a chart with the rows %j has the problems %j', (names, problems) => {
  expect(figureProblems(chart(...names))).toEqual(problems);
});
