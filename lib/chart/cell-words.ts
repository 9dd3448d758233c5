import { type Period, periodOf } from '../article/calendar.ts';
import { isDataCell, isNumberCell, numberShown } from '../article/cell-value.ts';
import { partialDateWords } from '../article/partial-date.ts';
import type { Locale } from '../locale.ts';

// biome-ignore format: one line of a calendar
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What names a row, as a reader of `locale` reads it: dates in words. */
export function rowName(text: string, locale: Locale): string {
  const period = periodOf(text);
  return period ? periodWords(period, locale) : text;
}

/** A cell as a reader of `locale` reads it: a number is the same in both languages, a date in words; a year alone is a number. */
export function figureWords(text: string, locale: Locale): string {
  if (isNumberCell(text)) return numberShown(text);
  return isDataCell(text) ? partialDateWords(text, locale) : text;
}

/** A period in full: `2024年3月`, `Mar. 2024`, `2024年1〜3月期`, `Q1 2024`. */
export function periodWords(date: Period, locale: Locale): string {
  const { unit, year, month, day } = date;
  const name = `${MONTHS[month - 1]}${month === 5 ? '' : '.'}`;
  switch (unit) {
    case 'year':
      return locale === 'ja' ? `${year}年` : `${year}`;
    case 'quarter':
      return locale === 'ja' ? `${year}年${month}〜${month + 2}月期` : `Q${(month + 2) / 3} ${year}`;
    case 'month':
      return locale === 'ja' ? `${year}年${month}月` : `${name} ${year}`;
    case 'day':
      return locale === 'ja' ? `${year}年${month}月${day}日` : `${day} ${name} ${year}`;
  }
}

/** A period at an axis, where the one before it may have said the year. */
export function axisPeriodWords(
  date: Period,
  locale: Locale,
  said: { isFirst: boolean; year: boolean },
): string {
  const { unit, year, month, day } = date;
  const inJapanese = locale === 'ja';
  if (unit === 'year') return inJapanese && said.isFirst ? `${year}年` : `${year}`;
  if (unit === 'day') return inJapanese ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
  const quarter = (month + 2) / 3;
  const short =
    unit === 'quarter'
      ? inJapanese
        ? `${quarter}Q`
        : `Q${quarter}`
      : inJapanese
        ? `${month}月`
        : `${MONTHS[month - 1]}`;
  if (said.year) return short;
  return inJapanese ? `${year}年${short}` : `${short} ${year}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

const SCALES: Record<Locale, readonly (readonly [from: number, word: string])[]> = {
  ja: [
    [1e12, '兆'],
    [1e8, '億'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'tn'],
    [1e9, 'bn'],
    [1e6, 'm'],
  ],
};

/**
 * The numbers at an axis, all with the same decimals, from a million on in the language's large units: `−0.5`, `1,200`,
 * `250万`, `2.5m`.
 * @param step between two ticks
 */
export function axisNumberWords(
  ticks: readonly number[],
  step: number,
  locale: Locale,
  suffix: string,
): string[] {
  const most = Math.max(...ticks.map(Math.abs));
  const [scale, word] = (most >= 1e6 && SCALES[locale].find(([from]) => most >= from)) || [1, ''];
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step / scale) + 1e-9)));
  return ticks.map((tick) => {
    const [whole = '', fraction] = Math.abs(tick / scale)
      .toFixed(decimals)
      .split('.');
    const number = `${grouped(whole)}${fraction ? `.${fraction}` : ''}`;
    return tick === 0 ? '0' : `${tick < 0 ? '\u2212' : ''}${number}${word}${suffix}`;
  });
}
