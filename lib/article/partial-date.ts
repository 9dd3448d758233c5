import type { Locale } from '../locale.ts';
import { dateAsStored } from './cell-as-stored.ts';
import { dateOf } from './cell-value.ts';

// biome-ignore format: one line of a calendar
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A decade, as one language or the other writes it: `2030s`, `2030年代`. It is no date that could be placed on an axis. */
const DECADE = /^(\d{3}0)(?:s|年代)$/;

const decadeOf = (text: string): string | undefined => DECADE.exec(text.normalize('NFKC').trim())?.[1];

/** Whether a date is told in the words of each language. */
export const isDateRead = (text: string): boolean =>
  dateOf(text) !== undefined || decadeOf(text) !== undefined;

/**
 * A date of the article's data in words: `2024年3月15日`, `15 March 2024`; `2024年3月`, `March 2024`; `2024年第1四半期`,
 * `Q1 2024`; `2024年`, `2024`; `2030年代`, `2030s`. What is no date is shown as it was typed.
 */
export function partialDateWords(text: string, locale: Locale): string {
  const decade = decadeOf(text);
  if (decade) return decade + (locale === 'ja' ? '年代' : 's');
  const date = dateOf(text);
  if (!date) return text;
  const { year, quarter, month, day } = date;
  if (locale === 'ja') {
    const rest = quarter ? `第${quarter}四半期` : `${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
    return `${year}年${rest}`;
  }
  const before = quarter ? [`Q${quarter}`] : [day, month && MONTHS[month - 1]];
  return [...before, year].filter(Boolean).join(' ');
}

/** The same for `<time datetime>`, which knows no quarters: undefined for those, and for what is no date. */
export function machineDate(text: string): string | undefined {
  const date = dateOf(text);
  return date && !date.quarter ? dateAsStored(text) : undefined;
}
