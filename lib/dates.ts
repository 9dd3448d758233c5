import type { Locale } from './locale.ts';

/*
 * Times are stored in UTC and shown in Japan's time, which has been nine hours ahead all year round since 1952.
 * Written by hand, not with Intl: the wording is the house's, and must not move with a version of ICU.
 */

const HOUR_MS = 60 * 60 * 1000;
const JAPAN_OFFSET_MS = 9 * HOUR_MS;

// biome-ignore format: one line of a calendar
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Day and time: `2026年11月3日 14:05`, `3 November 2026, 14:05 JST`. */
export function formatMoment(date: Date, locale: Locale): string {
  const time = inJapan(date).toISOString().slice(11, 16);
  return locale === 'ja' ? `${formatDay(date, locale)} ${time}` : `${formatDay(date, locale)}, ${time} JST`;
}

/** The day alone: `2026年11月3日`, `3 November 2026`. */
export function formatDay(date: Date, locale: Locale): string {
  const there = inJapan(date);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  return locale === 'ja' ? `${year}年${month + 1}月${day}日` : `${day} ${MONTHS[month]} ${year}`;
}

/**
 * As short as it can be said at `now`: the time for today, no year for this year. `14:05`, `11月3日 14:05`,
 * `3 Nov, 14:05`, `2025年11月3日`, `3 Nov 2025`.
 */
export function formatBriefly(date: Date, now: Date, locale: Locale): string {
  const there = inJapan(date).toISOString();
  const time = there.slice(11, 16);
  if (there.slice(0, 10) === inJapan(now).toISOString().slice(0, 10)) return time;
  const [year, month, day] = there.slice(0, 10).split('-').map(Number) as [number, number, number];
  const isThisYear = year === inJapan(now).getUTCFullYear();
  if (locale === 'ja') return isThisYear ? `${month}月${day}日 ${time}` : `${year}年${month}月${day}日`;
  const dayMonth = `${day} ${MONTHS[month - 1]?.slice(0, 3)}`;
  return isThisYear ? `${dayMonth}, ${time}` : `${dayMonth} ${year}`;
}

/**
 * As a newspaper dates a story at `now`: its time within the first hour, `3時間前` within the first day, `28日` within the month,
 * `10月28日` within the year. Rounded down, so it is never 60 minutes or 24 hours ago.
 * @returns the words, and the instant from which they are others (UTC milliseconds)
 */
export function formatAge(date: Date, now: Date, locale: Locale): { words: string; until: number } {
  const hours = Math.floor((now.getTime() - date.getTime()) / HOUR_MS);
  const there = inJapan(date);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  if (hours < 24) {
    const until = date.getTime() + (Math.max(0, hours) + 1) * HOUR_MS;
    if (hours < 1) return { words: there.toISOString().slice(11, 16), until };
    return { words: locale === 'ja' ? `${hours}時間前` : `${hours}h ago`, until };
  }
  const today = inJapan(now);
  if (year !== today.getUTCFullYear())
    return { words: formatDay(date, locale), until: Number.POSITIVE_INFINITY };
  const isThisMonth = month === today.getUTCMonth();
  const japanese = isThisMonth ? `${day}日` : `${month + 1}月${day}日`;
  return {
    words: locale === 'ja' ? japanese : `${day} ${MONTHS[month]?.slice(0, 3)}`,
    until: Date.UTC(year, isThisMonth ? month + 1 : 12) - JAPAN_OFFSET_MS,
  };
}

/**
 * The values of a sentence, its instants as a reader of `locale` reads them: `at` and `until`, which codes carry as ISO
 * 8601, become a day and time.
 */
export function formatInstants<Value extends string | number>(
  values: Record<string, Value>,
  locale: Locale,
): Record<string, Value | string> {
  const entries = Object.entries(values).map(([name, value]) =>
    name === 'at' || name === 'until' ? [name, formatMoment(new Date(value), locale)] : [name, value],
  );
  return Object.fromEntries(entries);
}

/** The value of `<time datetime>` and of metadata: `2026-11-03T14:05:00+09:00`. */
export function machineTime(date: Date): string {
  return `${inJapan(date).toISOString().slice(0, 19)}+09:00`;
}

function inJapan(date: Date): Date {
  return new Date(date.getTime() + JAPAN_OFFSET_MS);
}
