import type { PartialDate } from '#lib/article/cell-value.ts';
import type { Locale } from '#lib/locale.ts';

/** A date as an editor reads it back: `2024年3月`, `March 2024`; a quarter as `2024年第1四半期`, `Q1 2024`. */
export function dateShown({ year, quarter, month, day }: PartialDate, locale: Locale): string {
  if (quarter) return locale === 'ja' ? `${year}年第${quarter}四半期` : `Q${quarter} ${year}`;
  // A formatter knows no day without its month; noon of UTC is that day in UTC.
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1, 12));
  const fields: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month) fields.month = 'long';
  if (day) fields.day = 'numeric';
  return new Intl.DateTimeFormat(locale, fields).format(at);
}
