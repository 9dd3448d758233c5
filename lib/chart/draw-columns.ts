import { scaleBand } from 'd3-scale';
import { numberShown } from '../article/cell-value.ts';
import type { Locale } from '../locale.ts';
import { dateTicks, type Room, thinnedTicks } from './date-ticks.ts';
import { belowWords, endNames, keysOf, ticksBeside, wordsBelow } from './draw-parts.ts';
import { CHART_WIDTH, type Drawing, noWords, type Panel, percent, type Word } from './drawing.ts';
import { type Extent, extentsOf } from './extents.ts';
import { inLines, widest, widthOf } from './fit-words.ts';
import { numberAxis, span } from './number-axis.ts';
import { horizontal, rectangle, SIDE } from './paths.ts';
import type { Reading } from './read-chart.ts';

/** Decades and fiscal years (1970s, 2010年度): words, but who reads some of them knows the others. */
const YEAR_LIKE = /^\D{0,2}[12]\d{3}\D{0,3}$/;

/** Between names of neighbouring columns, in em. */
const NAME_GAP = 0.4;

/**
 * Columns from zero, of several series side by side or on each other.
 * @returns undefined where the names of the rows do not fit under their columns
 */
export function drawColumns(reading: Reading, isStacked: boolean, locale: Locale): Drawing | undefined {
  const { rows, series, suffix } = reading;
  const extents = extentsOf(reading, isStacked);
  const ends = extents.flat().flatMap((extent) => extent ?? []);
  const bands = scaleBand<number>()
    .domain(rows.keys())
    .paddingInner(rows.length > 30 ? 0.15 : 0.3)
    .paddingOuter(0.15);
  const middleOf = (row: number) => (bands(row) ?? 0) + bands.bandwidth() / 2;
  const words = noWords();
  const said = figuresAbove(reading, isStacked, bands.bandwidth());
  const axis = numberAxis(ends, { fromZero: true, ticks: 5, locale, suffix });
  const [low, high] = said ? span(ends, true) : [0, 0];
  const at = said ? (value: number) => (value - low) / (high - low) : axis.at;
  const names =
    isStacked && series.length > 1 ? endNames(series, middlesOfLast(extents, at), locale) : undefined;

  const sides = said
    ? { leftRoom: '', rightRoom: '' }
    : { leftRoom: widest(axis.words), rightRoom: widest((names ?? []).flatMap(({ lines }) => lines)) };
  const below = wordsBelow(sides, (room) => namesBelow(reading, middleOf, bands.step(), room, locale));
  if (!below) return undefined;
  Object.assign(words, below);
  if (said)
    words.above = said.map((word) => ({ ...word, x: percent(middleOf(word.x)), y: percent(1 - at(word.y)) }));
  else words.left = ticksBeside(axis);
  words.right = names ?? [];

  const yOf = (value: number) => SIDE * (1 - at(value));
  const panel: Panel = {
    ...sides,
    title: '',
    figure: '',
    tone: 0,
    height: undefined,
    grid: said
      ? ''
      : axis.ticks
          .filter((value) => value !== 0)
          .map((value) => horizontal(yOf(value)))
          .join(''),
    zero: horizontal(yOf(0)),
    marks: series.map(({ tone }, index) => ({
      kind: 'fill',
      tone,
      path: (extents[index] ?? [])
        .map((extent, row) => {
          if (!extent || extent[0] === extent[1]) return '';
          const share = isStacked ? [0, 1] : [index / series.length, (index + 1) / series.length];
          const [left = 0, right = 0] = share.map(
            (part) => SIDE * ((bands(row) ?? 0) + part * bands.bandwidth()),
          );
          return rectangle(left, yOf(extent[0]), right, yOf(extent[1]));
        })
        .join(''),
    })),
    words,
  };
  return { layout: 'column', keys: names ? [] : keysOf(series, 'fill'), panels: [panel] };
}

/** The figures above single columns, where all are narrow enough: `x` the row, `y` the number. */
function figuresAbove({ rows, series }: Reading, isStacked: boolean, bandwidth: number): Word[] | undefined {
  const [only, ...others] = series;
  if (!only || others.length > 0 || isStacked || rows.length === 0) return undefined;
  const words = only.figures.flatMap((figure, row) =>
    figure ? [{ x: row, y: figure.value, lines: [numberShown(figure.typed)] }] : [],
  );
  const room = (CHART_WIDTH * bandwidth) / 0.85;
  const fit = words.every(({ y, lines }) => y >= 0 && widthOf(lines[0] ?? '') <= room);
  return fit ? words : undefined;
}

function middlesOfLast(extents: readonly Extent[][], at: (value: number) => number): (number | undefined)[] {
  return extents.map((row) => {
    const last = row.at(-1);
    return last && 1 - at((last[0] + last[1]) / 2);
  });
}

function namesBelow(
  { rows, isDated }: Reading,
  middleOf: (row: number) => number,
  step: number,
  room: Room,
  locale: Locale,
): Word[] | undefined {
  if (isDated) {
    const dates = rows.flatMap(({ date }) => (date ? [date] : []));
    // The first column from a date of the calendar on stands for it.
    const placeOf = (time: number, until: number) => {
      const row = dates.findIndex((date) => date.time >= time && date.time < until);
      return row < 0 ? undefined : middleOf(row);
    };
    return belowWords(dateTicks(dates, placeOf, room, locale));
  }
  const words = rows.map(({ name }, row) => ({
    x: percent(middleOf(row)),
    y: 100,
    lines: inLines(name, Math.max(0, step * room.width - NAME_GAP), 2, locale),
  }));
  if (words.every((word): word is Word => word.lines !== undefined)) return words;
  if (!rows.every(({ name }) => YEAR_LIKE.test(name))) return undefined;
  return belowWords(
    thinnedTicks(
      rows.map(({ name }, row) => ({ at: middleOf(row), text: name })),
      room,
    ),
  );
}
