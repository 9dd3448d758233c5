import { eraOf } from '#lib/article/eras.ts';

/*
 * Dates as pages and wires print them, in both languages. A date without an offset is Japan's, one without a clock is the
 * beginning of its day.
 */

/** A date in a text: the instant, where the year is said; and whether it is when the text was changed. */
export type FoundDate = { at: Date | undefined; is: 'published' | 'modified' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;

const DAY: readonly RegExp[] = [
  /(?<era>令和|平成|昭和|大正|明治)\s*(?<eraYear>\d{1,2}|元)年\s*(?<month>\d{1,2})月\s*(?<day>\d{1,2})日/u,
  /(?<![a-z0-9])(?<era>[rh])(?<eraYear>\d{1,2})[./](?<month>\d{1,2})[./](?<day>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/u,
  /(?<!\d)(?<year>\d{4})([-/.])\s?(?<month>\d{1,2})\2\s?(?<day>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-3]\d)(?!\d)/u,
  new RegExp(
    String.raw`${WEEKDAY}(?<![a-z])(?<name>${MONTH})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)`,
    'u',
  ),
  new RegExp(
    String.raw`${WEEKDAY}(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>${MONTH}),?\s+(?<year>\d{4})(?!\d)`,
    'u',
  ),
  // 10/04/2016: which of both is the month, is not said.
  /(?<![\d/])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01])\/20\d{2}(?![\d/])/u,
  /(?<!\d)(?<month>\d{1,2})月\s*(?<day>\d{1,2})日/u,
  new RegExp(
    String.raw`${WEEKDAY}(?<![a-z])(?<name>${MONTH})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\da-z])`,
    'u',
  ),
];

const CLOCK =
  /^\s*(?:\((?:[日月火水木金土]|mon|tue|wed|thu|fri|sat|sun)[曜日a-z]*\)|[日月火水木金土]曜日?)?[\s,t|・\u2013\u2014]*(?:at\s+)?(?:(?<half>午前|午後|am|pm)?\s*(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?|時\s*(?<written>\d{1,2})分|時|(?=\s*[ap]\.?m))(?:\s*(?<after>a\.?m\.?|p\.?m\.?))?)?\s*(?<zone>z|[+-]\d{2}:?\d{2}|\(?(?:jst|utc|gmt|e[sd]?t|p[sd]?t|c[sd]t|cest?|bst|kst|日本時間)\)?)?(?![a-z])/u;

/** Hours from UTC of the names that bylines use; `et` and `pt` change with the season. */
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  bst: 1,
  cet: 1,
  cest: 2,
  kst: 9,
  jst: 9,
  日本時間: 9,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  pst: -8,
  pdt: -7,
};

const WORDS =
  /読了(?:時間)?\s*:?\s*約?\d+\s*分|access_time|\bon\b|(?:最終)?(?:公開|掲載|配信|投稿|発表|更新|改訂|作成|発行|発信|登録|初出|修正)(?:日時|日|時刻)?|日時|日付|リリース日?|付け?|現在|(?:first |originally |last )?(?:published|posted|updated?|modified|reviewed|issued|released|created)(?: on| at)?|publication date|release date|date(?: of issue)?|版|(?<=\d)号/gu;
const WORDS_ONCE = new RegExp(WORDS.source, 'u');
const MODIFIED = /更新|改訂|修正|updated|modified|reviewed/u;

/** What is left of a text without its dates, and the dates in the order in which they stand. */
export function takeDates(text: string): { dates: FoundDate[]; rest: string } {
  const dates: FoundDate[] = [];
  let left = '';
  let standsBefore = false;
  let rest = text.normalize('NFKC').toLowerCase();
  while (dates.length < 3) {
    const found = firstDay(rest);
    if (!found) break;
    const before = rest.slice(0, found.index);
    rest = rest.slice(found.index + found[0].length);
    const clock = CLOCK.exec(rest);
    rest = rest.slice(clock?.[0].length ?? 0);
    // What a date is stands before each of them, or behind each.
    if (dates.length === 0) standsBefore = WORDS_ONCE.test(before);
    const label = standsBefore ? before : (/^[\s)(]*([^\s)(]+)/u.exec(rest)?.[1] ?? '');
    dates.push({
      at: instantOf(found.groups ?? {}, clock?.groups ?? {}),
      is: MODIFIED.test(label) ? 'modified' : 'published',
    });
    left += `${before} `;
  }
  return { dates, rest: left + rest };
}

/** The dates of a line that says nothing else; none where it says more. */
export function datesOf(line: string): FoundDate[] {
  if (line.length > 120) return [];
  const { dates, rest } = takeDates(line);
  // Where and until when a conference was held belongs to its date.
  const other = rest
    .replace(/\([^()]{1,24}\)/gu, '')
    .replace(/から|より|まで|開催|\d{1,2}[:時]\d{2}分?/gu, '')
    .replace(WORDS, '');
  return dates.length > 0 && !/[\p{L}\p{N}]/u.test(other) ? dates : [];
}

/**
 * The instant that a date says, in any of the forms above; a time of day may follow.
 * @returns undefined for a text that is no date, lacks the year, or names a day that does not exist
 */
export function readDate(text: string): Date | undefined {
  return datesOf(text)[0]?.at;
}

const BARE_MONTH = new RegExp(String.raw`^${MONTH},?\s+\d{4}$|^\d{4}年\s?\d{1,2}月号?$`, 'u');

/** Whether a line is a time of day or a month alone, or says how long ago. */
export function isBareTime(line: string): boolean {
  const text = line.normalize('NFKC').trim().toLowerCase();
  if (
    /^(?:約)?\d+\s*(?:秒|分|時間|日|週間|か月|ヶ月|年)前$|^\d+ ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdm]) ago$/u.test(
      text,
    )
  )
    return true;
  if (BARE_MONTH.test(text)) return true;
  const [from = '', to, ...more] = text.split(/\s*[〜～~–—-]\s*/u);
  const isClock = (said: string) => {
    const clock = CLOCK.exec(said);
    return clock?.groups?.hour !== undefined && clock[0].length === said.length;
  };
  return isClock(from) && (to === undefined || isClock(to)) && more.length === 0;
}

function firstDay(text: string): RegExpExecArray | undefined {
  let first: RegExpExecArray | undefined;
  for (const pattern of DAY) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.index)) first = match;
  }
  return first;
}

type Groups = Record<string, string | undefined>;

function instantOf(day: Groups, clock: Groups): Date | undefined {
  const year = yearOf(day);
  if (year === undefined) return undefined;
  const month = day.name ? MONTHS.indexOf(day.name.slice(0, 3)) + 1 : Number(day.month);
  const date = new Date(Date.UTC(year, month - 1, Number(day.day)));
  if (date.getUTCMonth() !== month - 1 || month < 1) return undefined;
  const half = (clock.half ?? clock.after ?? '').replaceAll('.', '');
  const said = Number(clock.hour ?? 0);
  const hour =
    (half === '午後' || half === 'pm') && said < 12
      ? said + 12
      : half && said === 12 && half !== 'pm' && half !== '午後'
        ? 0
        : said;
  const minute = Number(clock.minute ?? clock.written ?? 0);
  if (hour > 24 || minute > 59) return undefined;
  return new Date(date.getTime() + (hour * 60 + minute) * 60_000 - offsetOf(clock.zone, month));
}

function yearOf({ year, era, eraYear }: Groups): number | undefined {
  if (year) return Number(year);
  const begun = era && eraOf(era);
  // The first year of an era is 元年.
  return begun ? begun.first - 1 + (eraYear === '元' ? 1 : Number(eraYear)) : undefined;
}

function offsetOf(zone: string | undefined, month: number): number {
  const name = (zone ?? 'jst').replace(/[()]/g, '');
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(name);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3])) * 60_000;
  const isSummer = month > 3 && month < 11;
  const hours =
    name === 'et' ? (isSummer ? -4 : -5) : name === 'pt' ? (isSummer ? -7 : -8) : (ZONES[name] ?? 9);
  return hours * 3_600_000;
}
