import { formatDay } from '../dates.ts';
import type { Locale } from '../locale.ts';

/** A month in words: `2026年11月`, `November 2026`. */
export function formatMonth(month: string, locale: Locale): string {
  const firstDay = formatDay(new Date(`${month}-01T00:00:00+09:00`), locale);
  return locale === 'ja' ? firstDay.replace(/1日$/, '') : firstDay.replace(/^1 /, '');
}

/** The same where the year is said already: `11月`, `November`. */
export function formatMonthOfYear(month: string, locale: Locale): string {
  const inWords = formatMonth(month, locale);
  return locale === 'ja' ? inWords.replace(/^\d+年/, '') : inWords.replace(/ \d+$/, '');
}

/** Months, newest first, under their years. */
export function monthsByYear(months: string[]): { year: string; months: string[] }[] {
  const years = new Map<string, string[]>();
  for (const month of months) {
    const year = month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return [...years].map(([year, itsMonths]) => ({ year, months: itsMonths }));
}

/** The months on either side of one in a list, newest first, that skips months without stories. */
export function monthsBeside(
  months: string[],
  month: string,
): { newer: string | null; older: string | null } {
  return {
    newer: months.findLast((each) => each > month) ?? null,
    older: months.find((each) => each < month) ?? null,
  };
}
