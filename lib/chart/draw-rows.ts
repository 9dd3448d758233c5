import { scaleLinear } from 'd3-scale';
import { numberShown } from '../article/cell-value.ts';
import type { Locale } from '../locale.ts';
import { periodWords } from './cell-words.ts';
import { fittingTicks } from './date-ticks.ts';
import { belowWords, keysOf, roomOf } from './draw-parts.ts';
import {
  CHART_WIDTH,
  type Drawing,
  type Mark,
  noWords,
  PAD,
  type Panel,
  percent,
  type Word,
} from './drawing.ts';
import { extentsOf } from './extents.ts';
import { inLines, inLinesAtAnyRate, LINE, widest, widthOf } from './fit-words.ts';
import { type NumberAxis, numberAxis, span } from './number-axis.ts';
import { horizontal, point, rectangle, SIDE, vertical } from './paths.ts';
import { type Reading, type Row, type Series, valuesOf } from './read-chart.ts';

/** Names stand beside their rows up to this width, otherwise above them; in em, as everything here. */
const NAME_ROOM = 7;
const BAR = 1.3;
/** Of several bars in a row each. */
const THIN_BAR = 1.2;
const ROW_GAP = 0.7;
const NAME_GAP = 0.15;

/** Bars from zero with their figures at their ends; of several series under each other, or on one line. */
export function drawBars(reading: Reading, isStacked: boolean, locale: Locale): Drawing {
  const { series } = reading;
  const lanes = isStacked ? 1 : Math.max(1, series.length);
  const rows = rowsOf(reading.rows, lanes === 1 ? BAR : lanes * THIN_BAR, locale);
  const extents = extentsOf(reading, isStacked);
  const ends = extents.flat().flatMap((extent) => extent ?? []);
  const figures = isStacked ? [] : figuresBeside(series);
  const sides = { leftRoom: rows.leftRoom, rightRoom: widest(figures.map(({ text }) => text)) };
  const axis = isStacked ? axisBelow(ends, true, reading, sides, locale) : undefined;
  const at = axis?.at ?? barScale(ends, figures, roomOf(sides, CHART_WIDTH).width);
  const xOf = (value: number) => SIDE * at(value);
  const yOf = (row: number, lane: number) => {
    const [top, bottom] = rows.bodies[row] ?? [0, 0];
    return top + ((bottom - top) * lane) / lanes;
  };
  const panel: Panel = {
    ...rows.panel,
    ...sides,
    grid: axis ? verticals(axis, at) : '',
    zero: rows.zeroAt(xOf(0)),
    marks: series.map(({ tone }, index) => ({
      kind: 'fill',
      tone,
      path: (extents[index] ?? [])
        .map((extent, row) => {
          if (!extent || extent[0] === extent[1]) return '';
          const lane = isStacked ? 0 : index;
          const [top, bottom] = [yOf(row, lane), yOf(row, lane + 1)].map((y) => (SIDE * y) / rows.height);
          return rectangle(xOf(extent[0]), top ?? 0, xOf(extent[1]), bottom ?? 0);
        })
        .join(''),
    })),
    words: {
      ...rows.panel.words,
      below: axis ? numbersBelow(axis, sides) : [],
      beside: figures.map(({ row, lane, value, text }) => ({
        x: percent(at(value)),
        y: percent((yOf(row, lane) + yOf(row, lane + 1)) / 2 / rows.height),
        lines: [text],
        ...(value < 0 && { anchor: 'end' as const }),
      })),
    },
  };
  return { layout: 'bar', keys: keysOf(series, 'fill'), panels: [panel] };
}

/** Points on a line for each row, so that what lies between them is seen. */
export function drawDots(reading: Reading, locale: Locale): Drawing {
  const { series } = reading;
  const rows = rowsOf(reading.rows, BAR, locale);
  const sides = { leftRoom: rows.leftRoom, rightRoom: '' };
  const axis = axisBelow(valuesOf(series), false, reading, sides, locale);
  const xOf = (value: number) => SIDE * axis.at(value);
  const middles = rows.bodies.map(([top, bottom]) => (SIDE * (top + bottom)) / 2 / rows.height);
  const between = reading.rows.map((_, row) => {
    const values = series.flatMap(({ figures }) => figures[row]?.value ?? []);
    if (values.length < 2) return '';
    return `M${Math.round(xOf(Math.min(...values)))} ${Math.round(middles[row] ?? 0)}H${Math.round(xOf(Math.max(...values)))}`;
  });
  const points = series.map(
    ({ tone, figures }): Mark => ({
      kind: 'point',
      tone,
      path: figures
        .map((figure, row) => (figure ? point(xOf(figure.value), middles[row] ?? 0) : ''))
        .join(''),
    }),
  );
  const panel: Panel = {
    ...rows.panel,
    ...sides,
    // Points on one line each would have nothing that leads from the name to them.
    grid: verticals(axis, axis.at) + (series.length < 2 ? middles.map(horizontal).join('') : ''),
    zero: axis.ticks.includes(0) ? rows.zeroAt(xOf(0)) : '',
    marks: [{ kind: 'link', tone: 1, path: between.join('') }, ...points.reverse()],
    words: { ...rows.panel.words, below: numbersBelow(axis, sides) },
  };
  return { layout: 'dot', keys: keysOf(series, 'point'), panels: [panel] };
}

type Rows = {
  height: number;
  leftRoom: string;
  /** From where to where each row reaches, without its name above. */
  bodies: [top: number, bottom: number][];
  /** A line through all rows, but not through names above them. */
  zeroAt: (x: number) => string;
  panel: Pick<Panel, 'title' | 'figure' | 'tone' | 'height' | 'words'>;
};

function rowsOf(rows: readonly Row[], thickness: number, locale: Locale): Rows {
  const names = rows.map(({ name, date }) => (date ? periodWords(date, locale) : name));
  const beside = names.map((name) => inLines(name, NAME_ROOM, 2, locale));
  const areBeside = beside.every((lines) => lines);
  const words = noWords();
  const bodies: Rows['bodies'] = [];
  const placed: { lines: string[]; middle: number }[] = [];
  let y = 0;
  for (const [row, name] of names.entries()) {
    const lines = (areBeside && beside[row]) || inLinesAtAnyRate(name, CHART_WIDTH, 3, locale);
    const height = lines.length * LINE;
    const top = areBeside ? y + Math.max(0, height - thickness) / 2 : y + height + NAME_GAP;
    bodies.push([top, top + thickness]);
    placed.push({ lines, middle: areBeside ? top + thickness / 2 : y + height / 2 });
    y = (areBeside ? Math.max(y + height, top + thickness) : top + thickness) + ROW_GAP;
  }
  const height = Math.max(2, Math.round((y - ROW_GAP) * 100) / 100);
  words[areBeside ? 'left' : 'on'] = placed.map(({ lines, middle }) => ({
    x: 0,
    y: percent(middle / height),
    lines,
  }));
  return {
    height,
    leftRoom: areBeside ? widest(beside.flatMap((lines) => lines ?? [])) : '',
    bodies,
    zeroAt: (x) =>
      areBeside
        ? vertical(x)
        : bodies
            .map(([top, bottom]) => vertical(x, (SIDE * top) / height, (SIDE * bottom) / height))
            .join(''),
    panel: { title: '', figure: '', tone: 0, height, words },
  };
}

type FigureWord = { row: number; lane: number; value: number; text: string };

function figuresBeside(series: readonly Series[]): FigureWord[] {
  return series.flatMap(({ figures }, lane) =>
    figures.flatMap((figure, row) =>
      figure ? [{ row, lane, value: figure.value, text: numberShown(figure.typed) }] : [],
    ),
  );
}

/** Bars fill the panel, but for the figures of negative ones, which stand left of them. */
function barScale(
  ends: readonly number[],
  figures: readonly FigureWord[],
  width: number,
): (value: number) => number {
  const [low, high] = span(ends, true);
  const room = Math.max(0, ...figures.map(({ value, text }) => (value < 0 ? widthOf(text) + PAD : 0)));
  const share = Math.min(0.6, room / width);
  const scale = scaleLinear().domain([low, high]).range([share, 1]);
  return (value) => scale(value);
}

/** An axis whose numbers fit under the panel of the narrowest chart. */
function axisBelow(
  values: readonly number[],
  fromZero: boolean,
  { suffix }: Reading,
  sides: Pick<Panel, 'leftRoom' | 'rightRoom'>,
  locale: Locale,
): NumberAxis {
  const axes = [5, 4, 3, 2].map((ticks) => () => numberAxis(values, { fromZero, ticks, locale, suffix }));
  for (const make of axes) {
    const axis = make();
    if (fittingNumbers(axis, sides)) return axis;
  }
  return numberAxis(values, { fromZero, ticks: 1, locale, suffix });
}

function numbersBelow(axis: NumberAxis, sides: Pick<Panel, 'leftRoom' | 'rightRoom'>): Word[] {
  return belowWords(fittingNumbers(axis, sides) ?? []);
}

function fittingNumbers(axis: NumberAxis, sides: Pick<Panel, 'leftRoom' | 'rightRoom'>) {
  const named = axis.ticks.map((value, index) => ({ at: axis.at(value), text: axis.words[index] ?? '' }));
  return fittingTicks(named, roomOf(sides, CHART_WIDTH));
}

function verticals(axis: NumberAxis, at: (value: number) => number): string {
  return axis.ticks
    .filter((value) => value !== 0)
    .map((value) => vertical(SIDE * at(value)))
    .join('');
}
