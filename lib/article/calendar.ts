import { dateOf } from './cell-value.ts';

/** A period of the calendar: a year, a quarter, a month or a day. */
export type Period = {
  unit: 'year' | 'quarter' | 'month' | 'day';
  year: number;
  /** 1 to 12, the first of a year or quarter. */
  month: number;
  day: number;
  /** When it begins, in milliseconds of UTC: a calendar has no time zone. */
  time: number;
};

/** The period that a cell names; undefined for words. */
export function periodOf(text: string | undefined): Period | undefined {
  const date = dateOf(text);
  if (!date) return undefined;
  const { year, quarter, day = 1 } = date;
  const month = quarter ? quarter * 3 - 2 : (date.month ?? 1);
  const unit = date.day ? 'day' : quarter ? 'quarter' : date.month ? 'month' : 'year';
  return { unit, year, month, day, time: timeOf(year, month, day) };
}

/** The beginning of a day, in milliseconds. `Date.UTC` takes the year 50 for 1950. */
export function timeOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
