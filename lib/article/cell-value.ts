/*
 * Numbers and dates of tables, charts and timelines, as editors type and spreadsheets paste them. They are the article's
 * data: kept in one spelling, the same in both languages, and printed as each language does.
 */

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** A plus sign says that a number is a change: it stays. */
const NUMBER = new RegExp(`^[-+]?${DIGITS}%?$`);

/** Of accounts: △ and ▲ are minus. U+2010 to U+2015, U+2212 and the full-width signs are hyphens here. */
const MINUS = /^[\u2010-\u2015\u2212\u25B3\u25B2\uFF0D\uFE63-]\s*(?=[\d.])/u;

/**
 * A cell as it is stored: a number in one spelling (`-1,234.5`, `12%`: half-width, hyphen for minus, the commas that were
 * typed), a date in one (`2024-03`; eras of Japan are written out), a text as it is.
 */
export function cellAsStored(text: string): string {
  const trimmed = text.normalize('NFKC').trim().replace(MINUS, '-').replace(/\s+%$/, '%');
  if (NUMBER.test(trimmed)) return trimmed;
  return SHORT_ERA.test(trimmed) ? text : dateAsStored(text);
}

/** `S50`, `M2`, `R6.3`: of an era where a date is asked for; in a cell, it may name anything. */
const SHORT_ERA = /^[MTSHR]\d{1,2}(?:[-/.]\d{1,2})?$/;

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

function isDate({ year, month = 1, day = 1 }: PartialDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Eras of Japan: the first year, and the first and last day. Before 1873 months were those of another calendar. */
const ERAS: Readonly<Record<string, { first: number; from: string; to: string }>> = {
  明治: { first: 1868, from: '1873-01-01', to: '1912-07-30' },
  大正: { first: 1912, from: '1912-07-30', to: '1926-12-25' },
  昭和: { first: 1926, from: '1926-12-25', to: '1989-01-07' },
  平成: { first: 1989, from: '1989-01-08', to: '2019-04-30' },
  令和: { first: 2019, from: '2019-05-01', to: '9999-12-31' },
};
const ERA_LETTERS: Readonly<Record<string, string>> = {
  M: '明治',
  T: '大正',
  S: '昭和',
  H: '平成',
  R: '令和',
};
const ERA_DATE =
  /^(?<era>明治|大正|昭和|平成|令和|[MTSHR])\s*(?<year>元|\d{1,2})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?|年(?:(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?)?)?$/;

/** A date in an era of Japan, `令和元年5月1日`, `R6.3.1`, `S50`; undefined where the era had not begun or was over. */
function eraDateOf(text: string): PartialDate | undefined {
  const groups = ERA_DATE.exec(text.normalize('NFKC').trim())?.groups;
  const era = groups?.era && ERAS[ERA_LETTERS[groups.era] ?? groups.era];
  if (!groups || !era) return undefined;
  const { year, month = groups.m, day = groups.d } = groups;
  const count = year === '元' ? 1 : Number(year);
  const date: PartialDate = {
    year: era.first + count - 1,
    ...(month && { month: Number(month) }),
    ...(day && { day: Number(day) }),
  };
  const stored = inOneSpelling(date);
  const isIn = era.from.slice(0, stored.length) <= stored && stored <= era.to.slice(0, stored.length);
  return count > 0 && isIn && isDate(date) ? date : undefined;
}

/**
 * A date as it is stored, in one spelling: `2024`, `2024-03`, `2024-03-15`, `2024-Q1`; what is no date as it was typed. A
 * fiscal year (`2024年度`) is none: it begins in April in one country and in October in another.
 */
export function dateAsStored(text: string): string {
  const date = dateOf(text) ?? eraDateOf(text);
  return date ? inOneSpelling(date) : text;
}

function inOneSpelling(date: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const year = String(date.year).padStart(4, '0');
  if (date.quarter) return `${year}-Q${date.quarter}`;
  return [year, ...[date.month, date.day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join(
    '-',
  );
}
