import { type Period, timeOf } from '../article/calendar.ts';
import { LOCALES, type Locale } from '../locale.ts';
import { axisPeriodWords } from './cell-words.ts';
import { widthOf } from './fit-words.ts';

export type Anchor = 'start' | 'middle' | 'end';
/** A word at an axis: where, from 0 to 1, and which end of the word stands there. */
export type Tick = { at: number; text: string; anchor: Anchor };
/** How wide an axis is, and how far words may stand out at its ends; in em. */
export type Room = { width: number; before: number; after: number };

type Step = { unit: Period['unit']; every: number };

const YEARS: Step[] = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].map((every) => ({ unit: 'year', every }));
const GAP = 0.7;
const DAY = 86_400_000;

/**
 * The dates to name at an axis, as many as there is room for in both languages: the editions of an article have the same.
 * @param dates in the order of time
 * @param placeOf where a period is that begins at `time` and ends before `until`, from 0 to 1; undefined where the axis
 *   does not have it
 */
export function dateTicks(
  dates: readonly Period[],
  placeOf: (time: number, until: number) => number | undefined,
  room: Room,
  locale: Locale,
): Tick[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return [];
  for (const step of stepsFor(dates)) {
    const dated = calendar(first, last, step);
    const named = dated.flatMap((date, index) => {
      const at = placeOf(date.time, dated[index + 1]?.time ?? Number.POSITIVE_INFINITY);
      return at === undefined ? [] : [{ date, at }];
    });
    if (named.length > 1 && LOCALES.every((each) => doFit(tick(named, room, each), room))) {
      return tick(named, room, locale);
    }
  }
  // Not two dates of any calendar are here, or none fit: the first and the last say how far it goes.
  const ends = first.time === last.time ? [first] : [first, last];
  const named = ends.flatMap((date) => {
    const at = placeOf(date.time, date.time + 1);
    return at === undefined ? [] : [{ date, at }];
  });
  const fits = LOCALES.every((each) => doFit(tick(named, room, each), room));
  return tick(fits ? named : named.slice(-1), room, locale);
}

/** Words side by side, each at its place. @returns undefined where they do not fit */
export function fittingTicks(named: readonly { at: number; text: string }[], room: Room): Tick[] | undefined {
  const ticks = named.map(({ at, text }) => placed(at, text, room));
  return doFit(ticks, room) ? ticks : undefined;
}

/** Every word, or every second, third … of them: as many as fit. */
export function thinnedTicks(named: readonly { at: number; text: string }[], room: Room): Tick[] {
  for (let every = 1; every <= named.length; every++) {
    const ticks = fittingTicks(
      named.filter((_, index) => index % every === 0),
      room,
    );
    if (ticks) return ticks;
  }
  return [];
}

function tick(named: readonly { date: Period; at: number }[], room: Room, locale: Locale): Tick[] {
  let year: number | undefined;
  return named.map(({ date, at }, index) => {
    const text = axisPeriodWords(date, locale, { isFirst: index === 0, year: date.year === year });
    year = date.year;
    return placed(at, text, room);
  });
}

/** A word under its place; where it would stand out of the chart, at the edge, which is still over or under its place. */
function placed(at: number, text: string, room: Room): Tick {
  const half = widthOf(text) / 2;
  if (at * room.width + room.before < half) return { at: 0, text, anchor: 'start' };
  if ((1 - at) * room.width + room.after < half) return { at: 1, text, anchor: 'end' };
  return { at, text, anchor: 'middle' };
}

const BEFORE: Record<Anchor, number> = { start: 0, middle: 0.5, end: 1 };

function doFit(ticks: readonly Tick[], room: Room): boolean {
  let free = Number.NEGATIVE_INFINITY;
  return ticks.every(({ at, text, anchor }) => {
    const start = at * room.width - BEFORE[anchor] * widthOf(text);
    const isFree = start >= free;
    free = start + widthOf(text) + GAP;
    return isFree;
  });
}

/** Fine steps first; none finer than the dates are. */
function stepsFor(dates: readonly Period[]): Step[] {
  const units = new Set(dates.map(({ unit }) => unit));
  const [first, last] = [dates[0], dates.at(-1)];
  const days = ((last?.time ?? 0) - (first?.time ?? 0)) / DAY;
  if (units.has('day') && days <= 100) return [1, 2, 7, 14, 28].map((every) => ({ unit: 'day', every }));
  if (units.size === 1 && units.has('year')) return YEARS;
  if (days > 4 * 366) return YEARS;
  if (units.size === 1 && units.has('quarter')) return [{ unit: 'quarter', every: 3 }, ...YEARS];
  return [...[1, 3, 6].map((every): Step => ({ unit: 'month', every })), ...YEARS];
}

/** Every so many years, months or days between two dates. */
function calendar(first: Period, last: Period, { unit, every }: Step): Period[] {
  const found: Period[] = [];
  if (unit === 'day') {
    for (let time = first.time; time <= last.time; time += every * DAY) found.push(dateAt(time, unit));
    return found;
  }
  const months = unit === 'year' ? every * 12 : every;
  const begin = first.year * 12 + first.month - 1;
  for (let month = Math.ceil(begin / months) * months; ; month += months) {
    const date = dateAt(timeOf(Math.floor(month / 12), (month % 12) + 1, 1), unit);
    if (date.time > last.time) return found;
    if (date.time >= first.time) found.push(date);
  }
}

function dateAt(time: number, unit: Period['unit']): Period {
  const date = new Date(time);
  return { unit, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time };
}
