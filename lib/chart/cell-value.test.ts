import { describe, expect, it } from 'vitest';
import { dateOf, numberOf } from './cell-value.ts';

describe('a number in a cell', () => {
  it.each([
    ['12', 12],
    ['-12.5', -12.5],
    ['1,234', 1234],
    ['12,345,678.90', 12_345_678.9],
    ['3.0', 3],
    ['.5', 0.5],
    ['12%', 12],
    ['+4', 4],
    ['１，２３４．５', 1234.5],
    ['−3', -3],
    ['△1.2', -1.2],
    ['▲0.4％', -0.4],
    [' 7 ', 7],
  ])('is read however it was typed: %s', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each(['', '-', '–', '%', '.', '1,23', '12 000', '1e5', '約3', 'n.a.', '12円', '1.2.3', undefined])(
    'is not %s',
    (text) => {
      expect(numberOf(text)).toBeUndefined();
    },
  );
});

describe('a date in a cell', () => {
  it.each([
    ['2024', { unit: 'year', year: 2024, month: 1, day: 1, time: Date.UTC(2024, 0, 1) }],
    ['2024-Q3', { unit: 'quarter', year: 2024, month: 7, day: 1, time: Date.UTC(2024, 6, 1) }],
    ['2024-03', { unit: 'month', year: 2024, month: 3, day: 1, time: Date.UTC(2024, 2, 1) }],
    ['2024-02-29', { unit: 'day', year: 2024, month: 2, day: 29, time: Date.UTC(2024, 1, 29) }],
  ])('is a period of the calendar: %s', (text, date) => {
    expect(dateOf(text)).toEqual(date);
  });

  it.each(['2023-02-29', '2024-13', '2024-00', '2024-Q5', '24', '2024年', '12345', '2024/03', ''])(
    'is not %s',
    (text) => {
      expect(dateOf(text)).toBeUndefined();
    },
  );
});
