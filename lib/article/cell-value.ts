/*
 * Numbers and dates of tables, charts and timelines, as editors type and spreadsheets paste them. They are the article's
 * data: kept in one spelling, the same in both languages, and printed as each language does.
 */

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** A plus sign says that a number is a change: it stays. */
const NUMBER = new RegExp(`^[-+]?${DIGITS}%?$`);

/** A date as it is stored; a year alone is a number. */
const DATE = /^\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?)$/;

/** Whether a cell, as it is stored, is a number. */
export const isNumberCell = (text: string): boolean => NUMBER.test(text);

/** Whether a cell, as it is stored, is a number or a date: then both languages have it together. */
export const isDataCell = (text: string): boolean =>
  NUMBER.test(text) || (DATE.test(text) && dateOf(text) !== undefined);

/** The number of a cell as it is stored; 12% is 12. Undefined for words. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !NUMBER.test(text)) return undefined;
  return Number(text.replace(/[,%]/g, ''));
}

/** How a number of a cell is printed, in both languages: with a minus sign, and the commas that were typed. */
export const numberShown = (text: string): string => text.replace(/^-/, '\u2212');

/** A day, month, quarter or year. `month` is 1–12, `quarter` 1–4; what is not said is absent. */
export type PartialDate = { year: number; quarter?: number; month?: number; day?: number };

const WRITTEN_DATES: readonly RegExp[] = [
  /^(?<year>\d{4})$/,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<year>\d{4})\s*-?\s*[Qq](?<quarter>[1-4])$/,
  /^(?<year>\d{4})年$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<year>\d{4})年(?:第)?(?<quarter>[1-4])四半期$/,
];

/** Reads a date as it is stored, or typed in numbers: `2024`, `2024-03`, `2024/3/15`, `2024年3月`, `2024-Q1`. */
export function dateOf(text: string | undefined): PartialDate | undefined {
  const typed = text?.normalize('NFKC').trim() ?? '';
  for (const pattern of WRITTEN_DATES) {
    const groups = pattern.exec(typed)?.groups;
    if (!groups) continue;
    const date = Object.fromEntries(
      Object.entries(groups).flatMap(([name, digits]) => (digits ? [[name, Number(digits)]] : [])),
    ) as PartialDate;
    return isDate(date) ? date : undefined;
  }
  return undefined;
}

/** Whether there is such a day, month or quarter. */
export function isDate({ year, month = 1, day = 1 }: PartialDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
