import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { numberShown } from '../article/cell-value.ts';
import type { Locale } from '../locale.ts';
import { dateTicks, type Room, thinnedTicks } from './date-ticks.ts';
import { belowWords, endNames, keysOf, ticksBeside, wordsBelow } from './draw-parts.ts';
import { type Drawing, type Mark, noWords, type Panel, percent, type Word } from './drawing.ts';
import { widest } from './fit-words.ts';
import { type NumberAxis, numberAxis } from './number-axis.ts';
import { horizontal, point, SIDE, StepPath } from './paths.ts';
import { type Reading, type Series, valuesOf } from './read-chart.ts';

/** One line for each series, named at its end where there is room, otherwise above the chart. */
export function drawLines(reading: Reading, locale: Locale): Drawing {
  const { series, suffix } = reading;
  const axis = numberAxis(valuesOf(series), { fromZero: false, ticks: 5, locale, suffix });
  const placeOf = placesOf(reading);
  const [only, ...others] = series;
  const names =
    only && others.length === 0
      ? lastFigure(only, placeOf, axis)
      : endNames(series, endsOfLines(series, axis), locale);
  const panel: Panel = {
    ...framed(axis, series, placeOf),
    title: '',
    figure: '',
    tone: 0,
    height: undefined,
    leftRoom: widest(axis.words),
    rightRoom: widest((names ?? []).flatMap(({ lines }) => lines)),
  };
  panel.words.left = ticksBeside(axis);
  panel.words.right = names ?? [];
  Object.assign(
    panel.words,
    wordsBelow(panel, (room) => belowOf(reading, placeOf, room, locale)),
  );
  return { layout: 'line', keys: names ? [] : keysOf(series, 'line'), panels: [panel] };
}

/** The grid of an axis, and lines on it. */
export function framed(
  axis: NumberAxis,
  series: readonly Series[],
  placeOf: PlaceOf,
): Pick<Panel, 'grid' | 'zero' | 'marks' | 'words'> {
  const yOf = (value: number) => SIDE * (1 - axis.at(value));
  return {
    grid: axis.ticks
      .filter((value) => value !== 0)
      .map((value) => horizontal(yOf(value)))
      .join(''),
    zero: axis.ticks.includes(0) ? horizontal(yOf(0)) : '',
    marks: series.flatMap((each) => marksOf(each, placeOf, yOf)).reverse(),
    words: noWords(),
  };
}

/** Where a row is on the line of time, or of rows, from 0 to 1. */
export type PlaceOf = (row: number) => number;

export function placesOf({ rows, isDated }: Reading): PlaceOf {
  if (isDated) {
    const times = rows.map(({ date }) => date?.time ?? 0);
    const scale = scaleLinear().domain([times[0] ?? 0, times.at(-1) ?? 0]);
    return (row) => scale(times[row] ?? 0);
  }
  const scale = scalePoint<number>().domain(rows.map((_, index) => index));
  return (row) => scale(row) ?? 0;
}

/** The line, broken where figures are missing; points where one stands alone, and where a strong line ends. */
function marksOf(series: Series, placeOf: PlaceOf, yOf: (value: number) => number): Mark[] {
  const { figures, tone } = series;
  const path = new StepPath();
  const at = (index: number): [number, number] => [SIDE * placeOf(index), yOf(figures[index]?.value ?? 0)];
  line<unknown>()
    .defined((_, index) => figures[index] !== undefined)
    .x((_, index) => at(index)[0])
    .y((_, index) => at(index)[1])
    .context(path as never)(figures);
  const last = figures.findLastIndex((figure) => figure);
  const points = figures.flatMap((figure, index) => {
    const isAlone = !figures[index - 1] && !figures[index + 1];
    return figure && (isAlone || (index === last && tone === 0)) ? [point(...at(index))] : [];
  });
  const drawn = `${path}`;
  return [
    ...(points.length > 0 ? [{ kind: 'point', tone, path: points.join('') } as const] : []),
    ...(drawn.includes('l') ? [{ kind: 'line', tone, path: drawn } as const] : []),
  ];
}

/** A line alone needs no name: at its end stands what it has come to. */
function lastFigure(series: Series, placeOf: PlaceOf, axis: NumberAxis): Word[] {
  const row = series.figures.findLastIndex((figure) => figure);
  const figure = series.figures[row];
  if (!figure) return [];
  const lines = [numberShown(figure.typed)];
  return [{ x: percent(placeOf(row)), y: percent(1 - axis.at(figure.value)), lines, tone: series.tone }];
}

function endsOfLines(series: readonly Series[], axis: NumberAxis): (number | undefined)[] {
  return series.map(({ figures }) => {
    const last = figures.findLast((figure) => figure);
    return last && 1 - axis.at(last.value);
  });
}

function belowOf(reading: Reading, placeOf: PlaceOf, room: Room, locale: Locale): Word[] {
  const { rows, isDated } = reading;
  if (!isDated)
    return belowWords(
      thinnedTicks(
        rows.map(({ name }, row) => ({ at: placeOf(row), text: name })),
        room,
      ),
    );
  const dates = rows.flatMap(({ date }) => (date ? [date] : []));
  const [first, last] = [dates[0]?.time ?? 0, dates.at(-1)?.time ?? 0];
  const scale = scaleLinear().domain([first, last]);
  return belowWords(dateTicks(dates, (time) => scale(time), room, locale));
}
