import { describe, expect, it } from 'vitest';
import { readSeparated, readTable } from './read-table.ts';

describe('a table in plain text', () => {
  it('has tabs between its cells, as spreadsheets write it, and quotation marks around tabs and line ends', () => {
    expect(readSeparated('港\t便数\r\n"北\t港"\t"1,\n234"\r\n')).toEqual([
      ['港', '便数'],
      ['北 港', '1, 234'],
    ]);
    expect(readSeparated('a\t"He said ""no"""\nb\t5" pipe')).toEqual([
      ['a', 'He said "no"'],
      ['b', '5" pipe'],
    ]);
    expect(readSeparated('a\t\tc\n\t\t')).toEqual([['a', '', 'c']]);
  });

  it('may have commas, where it can be nothing else', () => {
    expect(readSeparated('year,ships\n2024,"1,200"\n2025,13')).toEqual([
      ['year', 'ships'],
      ['2024', '1,200'],
      ['2025', '13'],
    ]);
    expect(readSeparated('Ships, boats and 12 ferries.\nTrains, buses and 3 trams.')).toBeUndefined();
    expect(readSeparated('潮は満ち,引く')).toBeUndefined();
    expect(readSeparated('one,two\nthree,four')).toBeUndefined();
    expect(readSeparated('a paragraph')).toBeUndefined();
  });
});

/** The cells of one column under a name, beside names of rows. */
const column = (...cells: string[]) => {
  const read = readTable([['', '値'], ...cells.map((cell, index) => [`行${index}`, cell])]);
  return { cells: read.cells.slice(1).map((row) => row[1]), unit: read.units[1] };
};

describe('the numbers of a column', () => {
  it('are read in Japanese: large units, minus signs of accounts, full-width digits', () => {
    expect(column('3億2,000万', '8,000万', '1兆')).toEqual({
      cells: ['320000000', '80000000', '1000000000000'],
      unit: undefined,
    });
    expect(column('▲5.2', '△5.2', '１２．３', '(4)', '−1')).toEqual({
      cells: ['-5.2', '-5.2', '12.3', '-4', '-1'],
      unit: undefined,
    });
    expect(column('12.3％', '5 %')).toEqual({ cells: ['12.3%', '5%'], unit: undefined });
  });

  it('leave a unit that all of them have, with its scale where that is the same', () => {
    expect(column('1.2兆円', '0.9兆円', '')).toEqual({ cells: ['1.2', '0.9', ''], unit: '兆円' });
    expect(column('1.2兆円', '9,000億円')).toEqual({ cells: ['1200000000000', '900000000000'], unit: '円' });
    expect(column('¥1,200', '¥-300')).toEqual({ cells: ['1,200', '-300'], unit: '¥' });
    expect(column('12 km', '7km')).toEqual({ cells: ['12', '7'], unit: 'km' });
  });

  it('keep what is not sure', () => {
    expect(column('12人', '7社')).toEqual({ cells: ['12人', '7社'], unit: undefined });
    expect(column('12人', '不明')).toEqual({ cells: ['12人', '不明'], unit: undefined });
    expect(column('12人中3人')).toEqual({ cells: ['12人中3人'], unit: undefined });
    expect(column('1.23456万')).toEqual({ cells: ['1.23456万'], unit: undefined });
    expect(column('1万2億')).toEqual({ cells: ['1万2億'], unit: undefined });
  });

  it('may have a decimal comma, where no thousands can be meant', () => {
    expect(column('1 234,5', '12,25')).toEqual({ cells: ['1234.5', '12.25'], unit: undefined });
    expect(column('1.234.567,8', '1.234,5')).toEqual({ cells: ['1234567.8', '1234.5'], unit: undefined });
    expect(column('1,234', '2,000')).toEqual({ cells: ['1,234', '2,000'], unit: undefined });
    expect(column('12,5', '1.5')).toEqual({ cells: ['12,5', '1.5'], unit: undefined });
    expect(column('1.234,5', '+7')).toEqual({ cells: ['1.234,5', '+7'], unit: undefined });
    expect(column('1.234,5', '1,200')).toEqual({ cells: ['1.234,5', '1,200'], unit: undefined });
  });
});

it('the first column has names and dates, the first row names where it is not numbers like the others', () => {
  expect(
    readTable([
      ['年', '2024年', '2025年'],
      ['2024年3月', '1円', '2円'],
      ['2024/4', '3円', '4円'],
    ]),
  ).toEqual({
    cells: [
      ['年', '2024年', '2025年'],
      ['2024-03', '1', '2'],
      ['2024-04', '3', '4'],
    ],
    units: [undefined, '円', '円'],
    isNamed: true,
    unread: [],
  });
  expect(
    readTable([
      ['a', '1円'],
      ['b', '2円'],
    ]),
  ).toEqual({
    cells: [
      ['a', '1'],
      ['b', '2'],
    ],
    units: [undefined, '円'],
    isNamed: false,
    unread: [],
  });
});

it.each([
  [
    true,
    [
      ['港', '便数'],
      ['北', '3'],
    ],
  ],
  [
    true,
    [
      ['', '2024', '2025'],
      ['北', '3', '4'],
    ],
  ],
  [
    true,
    [
      ['港', '国'],
      ['北', '仏'],
    ],
  ],
  [
    false,
    [
      ['2024', '1999'],
      ['2025', '2001'],
    ],
  ],
  [
    false,
    [
      ['北', '3'],
      ['南', '4'],
    ],
  ],
  [false, [['港', '便数']]],
  [true, [['便数'], ['3']]],
  [false, [['北'], ['南']]],
])('that the first row names the columns is %s of %j', (isNamed, cells) => {
  expect(readTable(cells).isNamed).toBe(isNamed);
});

it('a number that could be two stays as it is, and is told', () => {
  const { cells, unread } = readTable([
    ['港', '値'],
    ['北', '1.234,5'],
    ['南', '+7'],
    ['東', '1.5'],
  ]);
  expect(cells.map((row) => row[1])).toEqual(['値', '1.234,5', '+7', '1.5']);
  expect(unread).toEqual(['1.234,5']);
});

it('letters of eras are years below a name that says so', () => {
  const names = (corner: string) =>
    readTable([
      [corner, '値'],
      ['S50', '1'],
      ['R6', '2'],
    ]).cells.map(([name]) => name);
  expect(names('和暦')).toEqual(['和暦', '1975', '2024']);
  expect(names('年度')).toEqual(['年度', 'S50', 'R6']);
  expect(names('型')).toEqual(['型', 'S50', 'R6']);
});
