/** A calendar period as typed: `2024`, `2024-Q1`, `2024-03`, `2024-03-15`. */
export type CellDate = {
  unit: 'year' | 'quarter' | 'month' | 'day';
  year: number;
  /** 1 to 12, the first of a year or quarter. */
  month: number;
  day: number;
  /** When the period begins, in milliseconds of UTC: a calendar without a time zone. */
  time: number;
};

const DATE = /^([12]\d{3})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;
const NUMBER = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(%?)$/;

/** Full-width characters as their ASCII ones, every minus as a hyphen, without the space around. */
function canonical(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u25B3\u25B2\u2013]/g, '-')
    .trim();
}

/** The number that a cell says, a percentage as its number before the sign; undefined for anything else. */
export function numberOf(text: string | undefined): number | undefined {
  const match = NUMBER.exec(canonical(text ?? ''));
  if (!match || !(match[2] || match[3])) return undefined;
  return Number(`${match[1]}${match[2]?.replaceAll(',', '') ?? ''}${match[3] ?? ''}`);
}

/** Whether a cell says its number as a percentage. */
export function isPercentage(text: string): boolean {
  return canonical(text).endsWith('%');
}

/** The calendar period that a cell says; undefined for anything else, as 30 February. */
export function dateOf(text: string | undefined): CellDate | undefined {
  const match = DATE.exec(canonical(text ?? '').toUpperCase());
  if (!match) return undefined;
  const [year, quarter, typedMonth, typedDay] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const month = quarter ? quarter * 3 - 2 : match[3] ? typedMonth : 1;
  const day = match[4] ? typedDay : 1;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  const unit = match[4] ? 'day' : match[3] ? 'month' : match[2] ? 'quarter' : 'year';
  return { unit, year, month, day, time: date.getTime() };
}
