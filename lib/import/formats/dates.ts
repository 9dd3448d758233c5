import { parseTime } from '#lib/parse-time.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const TIME = String.raw`(?:[\sT]*(?:at\s+)?(\d{1,2})[:\u6642](\d{2})(?:[:\u5206](\d{2}))?(?:\.\d+)?\u5206?\s*([ap]m)?\s*(Z|UTC|GMT|JST|[+-]\d{2}:?\d{2})?)?`;
const NUMERIC = new RegExp(
  String.raw`^(\d{4})(?:[-/.]|\u5E74)\s*(\d{1,2})(?:[-/.]|\u6708)\s*(\d{1,2})\u65E5?${TIME}`,
  'i',
);
const BY_NAME = [
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}),?${TIME}`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4}),?${TIME}`,
    'i',
  ),
];

/**
 * Reads a date as the programs write it that make and publish texts: ISO 8601 with any separators, Japanese, RFC 2822, English.
 * Without an offset it is Japan's time, without a clock its midnight.
 * @returns undefined for anything else, and for dates that do not exist
 */
export function readDate(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFKC').trim();
  const numeric = NUMERIC.exec(text);
  if (numeric) return instantOf(numeric[1], numeric[2], numeric[3], numeric.slice(4));
  const first = BY_NAME[0]?.exec(text);
  if (first) return instantOf(first[3], monthOf(first[1]), first[2], first.slice(4));
  const second = BY_NAME[1]?.exec(text);
  return second ? instantOf(second[3], monthOf(second[2]), second[1], second.slice(4)) : undefined;
}

const monthOf = (name = '') => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function instantOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour, minute, second, half, zone]: (string | undefined)[],
): Date | undefined {
  const two = (number: string | undefined) => (number ?? '0').padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return parseTime(date) ?? undefined;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour;
  const offset = !zone || zone.toUpperCase() === 'JST' ? '+09:00' : /^[+-]/.test(zone) ? zone : 'Z';
  return parseTime(`${date}T${two(String(hours))}:${two(minute)}:${two(second)}${offset}`) ?? undefined;
}
