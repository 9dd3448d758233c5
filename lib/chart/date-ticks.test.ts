import { describe, expect, it } from 'vitest';
import { type Period, periodOf } from '../article/calendar.ts';
import { dateTicks } from './date-ticks.ts';

/** The words at an axis of time that is `width` em wide. */
function wordsAt(typed: string[], width: number, locale: 'ja' | 'en' = 'en'): string[] {
  const dates = typed.map((text) => periodOf(text) as Period);
  const [first, last] = [dates[0]?.time ?? 0, dates.at(-1)?.time ?? 0];
  const placeOf = (time: number) => (time - first) / (last - first);
  return dateTicks(dates, placeOf, { width, before: 2, after: 2 }, locale).map(({ text }) => text);
}

const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe('dates at an axis', () => {
  it('are every year, every second, fifth, tenth …: as many as there is room for', () => {
    expect(wordsAt(years(2015, 2020), 20)).toEqual(['2015', '2016', '2017', '2018', '2019', '2020']);
    expect(wordsAt(years(2010, 2019), 18)).toEqual(['2010', '2012', '2014', '2016', '2018']);
    expect(wordsAt(years(1964, 2023), 16)).toEqual(['1980', '2000', '2020']);
    expect(wordsAt(years(1964, 2023), 40)).toEqual(['1970', '1980', '1990', '2000', '2010', '2020']);
  });

  it('say the year once, where months are named', () => {
    const months = ['2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03'];
    expect(wordsAt(months, 40)).toEqual(['Oct 2023', 'Nov', 'Dec', 'Jan 2024', 'Feb', 'Mar']);
    expect(wordsAt(months, 40, 'ja')).toEqual(['2023年10月', '11月', '12月', '2024年1月', '2月', '3月']);
    expect(wordsAt(['2024-Q1', '2024-Q2', '2024-Q3'], 30, 'ja')).toEqual(['2024年1Q', '2Q', '3Q']);
  });

  it('are the first and the last where the calendar names none', () => {
    expect(wordsAt(['2021-02-10', '2024-11-03'], 12)).toEqual(['2022', '2024']);
    expect(wordsAt(['2021', '2022'], 3)).toEqual(['2022']);
    expect(wordsAt(['2023-05', '2023-08'], 11)).toEqual(['May 2023', 'Aug']);
  });

  it('are Japanese years only once', () => {
    expect(wordsAt(years(2015, 2017), 20, 'ja')).toEqual(['2015年', '2016', '2017']);
  });
});
