import { expect, it } from 'vitest';
import { cellAsStored, dateAsStored, dateOf, numberOf, numberShown } from './cell-value.ts';

it.each([
  ['1234', '1234', 1234],
  ['１，２３４．５', '1,234.5', 1234.5],
  ['△5.2', '-5.2', -5.2],
  ['▲ 3', '-3', -3],
  ['\u22125', '-5', -5],
  ['－０．１％', '-0.1%', -0.1],
  ['+7', '7', 7],
  ['3.0', '3.0', 3],
  [' 12 % ', '12%', 12],
])('the cell %s is the number %s', (typed, stored, number) => {
  expect(cellAsStored(typed)).toBe(stored);
  expect(numberOf(stored)).toBe(number);
});

it.each(['1,23', '12 million', '3億', '1.2.3', '--1', '', '-', '5-7'])('the cell %s is words', (typed) => {
  expect(cellAsStored(typed)).toBe(typed);
  expect(numberOf(typed)).toBeUndefined();
});

it('a number is printed with a minus sign', () => {
  expect(numberShown('-1,234')).toBe('\u22121,234');
});

it.each([
  ['2024', '2024'],
  ['２０２４年', '2024'],
  ['2024/3', '2024-03'],
  ['2024年3月15日', '2024-03-15'],
  ['2024.03.15', '2024-03-15'],
  ['2024Q1', '2024-Q1'],
  ['2024年第2四半期', '2024-Q2'],
])('the date %s is stored as %s', (typed, stored) => {
  expect(dateAsStored(typed)).toBe(stored);
  expect(dateOf(stored)).toBeDefined();
});

it.each(['2023-02-29', '2024-13', '明治元年', '0000', 'March 2024'])('%s stays as it was typed', (typed) => {
  expect(dateAsStored(typed)).toBe(typed);
  expect(dateOf(typed)).toBeUndefined();
});
