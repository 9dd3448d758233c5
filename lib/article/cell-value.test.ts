import { expect, it } from 'vitest';
import { cellAsStored, dateAsStored } from './cell-as-stored.ts';
import { dateOf, numberOf, numberShown } from './cell-value.ts';

it.each([
  ['1234', '1234', 1234],
  ['１，２３４．５', '1,234.5', 1234.5],
  ['△5.2', '-5.2', -5.2],
  ['▲ 3', '-3', -3],
  ['\u22125', '-5', -5],
  ['－０．１％', '-0.1%', -0.1],
  ['+7', '+7', 7],
  ['＋１．５％', '+1.5%', 1.5],
  ['3.0', '3.0', 3],
  [' 12 % ', '12%', 12],
])('the cell %s is the number %s', (typed, stored, number) => {
  expect(cellAsStored(typed)).toBe(stored);
  expect(numberOf(stored)).toBe(number);
});

it.each([
  '1,23',
  '12 million',
  '3億',
  '1.2.3',
  '--1',
  '',
  '-',
  '5-7',
  '+',
  '+-1',
  'S50',
  'M2',
  'R6.3',
  '1.234,5',
])('the cell %s is words', (typed) => {
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
  ['昭和64年1月7日', '1989-01-07'],
  ['平成元年1月8日', '1989-01-08'],
  ['平成31年4月30日', '2019-04-30'],
  ['令和元年5月1日', '2019-05-01'],
  ['昭和64年', '1989'],
  ['平成元年1月', '1989-01'],
  ['大正15年12月25日', '1926-12-25'],
  ['昭和元年12月25日', '1926-12-25'],
  ['明治6年1月1日', '1873-01-01'],
  ['令和６年', '2024'],
  ['R6.3.1', '2024-03-01'],
  ['H31/4', '2019-04'],
  ['S50', '1975'],
  ['\u337C50年', '1975'],
])('the date %s is stored as %s', (typed, stored) => {
  expect(dateAsStored(typed)).toBe(stored);
  expect(dateOf(stored)).toBeDefined();
});

it.each([
  '2023-02-29',
  '2024-13',
  '明治元年',
  '0000',
  'March 2024',
  '昭和64年1月8日',
  '平成元年1月7日',
  '平成31年5月1日',
  '令和元年4月30日',
  '平成32年',
  '令和0年',
  '令和6年0月',
  'R6.2.30',
  '2024年度',
  '令和6年度',
])('%s stays as it was typed', (typed) => {
  expect(dateAsStored(typed)).toBe(typed);
  expect(dateOf(typed)).toBeUndefined();
});

it('a cell has the date of an era where nothing else can be meant', () => {
  expect(cellAsStored('令和6年3月')).toBe('2024-03');
  expect(cellAsStored('R6.3.1')).toBe('2024-03-01');
  expect(cellAsStored('S50年')).toBe('1975');
});
