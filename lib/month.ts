import type { Locale } from './locale.ts';

const HOUR = 3_600_000;
const JAPAN = 9 * HOUR;

/** The month of Japan's calendar in which an instant lies, written `2026-11`. */
export function monthOf(instant: Date): string {
  return new Date(instant.getTime() + JAPAN).toISOString().slice(0, 7);
}

/** Where a month begins and the next one begins, in Japan's time; null when `month` is none. */
export function monthRange(month: string): { from: Date; until: Date } | null {
  const [, year, number] = /^([12]\d{3})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined) return null;
  const start = (offset: number) => new Date(Date.UTC(Number(year), Number(number) - 1 + offset) - JAPAN);
  return { from: start(0), until: start(1) };
}

/** The days of a month that is written `2026-11`; none where it is no month. */
export function daysOf(month: string): string[] {
  const range = monthRange(month);
  if (!range) return [];
  const count = Math.round((range.until.getTime() - range.from.getTime()) / (24 * HOUR));
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** How many empty places stand before the first day of a month: a week begins with Sunday in Japan, with Monday in Britain. */
export function placesBefore(month: string, locale: Locale): number {
  const weekday = new Date(`${month}-01T00:00:00Z`).getUTCDay();
  return locale === 'ja' ? weekday : (weekday + 6) % 7;
}
