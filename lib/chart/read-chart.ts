import { type Period, periodOf } from '../article/calendar.ts';
import { numberOf } from '../article/cell-value.ts';
import { plainText } from '../article/inline.ts';
import type { ChartData } from './chart-data.ts';

/** A figure, and how it was typed. */
export type Figure = { value: number; typed: string };

/** How a series looks: 0 in the hue of the story, 1 in ink, the others in softer tones. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

export type Series = {
  id: string;
  name: string;
  isHighlighted: boolean;
  tone: Tone;
  /** One for each row; undefined is a gap. */
  figures: (Figure | undefined)[];
};

export type Row = { id: string; name: string; date: Period | undefined };

/** The figures of a chart as they are drawn: rows of dates in the order of time. */
export type Reading = {
  rows: Row[];
  /** Every row is a date. */
  isDated: boolean;
  series: Series[];
  /** What follows the numbers at the axis: % where all figures were typed so and no unit says it. */
  suffix: '%' | '';
};

/** Doubles hold fifteen digits: beyond them a chart would show what nobody typed. */
const MOST = 1e15;
const LEAST = 1e-9;

export function readChart(data: ChartData): Reading {
  const [naming, ...columns] = data.columns;
  const read = data.rows.map(({ id, cells }) => {
    const name = (naming && cells[naming.id]) ?? '';
    return { row: { id, name: plainText(name), date: periodOf(name) }, cells };
  });
  const isDated = read.length > 0 && read.every(({ row }) => row.date);
  if (isDated) read.sort((a, b) => (a.row.date?.time ?? 0) - (b.row.date?.time ?? 0));

  const tones = tonesOf(columns.map((column) => column.highlight === 'yes'));
  const series = columns.map((column, index) => ({
    id: column.id,
    name: column.label ?? '',
    isHighlighted: column.highlight === 'yes',
    tone: tones[index] ?? 0,
    figures: read.map(({ cells }) => figureOf(cells[column.id])),
  }));
  const typed = series.flatMap(({ figures }) => figures.flatMap((figure) => (figure ? [figure.typed] : [])));
  const suffix = !data.unit && typed.length > 0 && typed.every((text) => text.endsWith('%')) ? '%' : '';
  return { rows: read.map(({ row }) => row), isDated, series, suffix };
}

/** All values of some series, gaps left out. */
export function valuesOf(series: readonly Series[]): number[] {
  return series.flatMap(({ figures }) => figures.flatMap((figure) => (figure ? [figure.value] : [])));
}

function figureOf(typed: string | undefined): Figure | undefined {
  const value = numberOf(typed);
  if (typed === undefined || value === undefined || Math.abs(value) >= MOST) return undefined;
  return { value: Math.abs(value) < LEAST ? 0 : value, typed };
}

const IN_ORDER: readonly Tone[] = [0, 1, 2, 3, 4, 5];
const STRONG: readonly Tone[] = [0, 1];
const SOFT: readonly Tone[] = [2, 3, 4, 5, 1];

/** What is highlighted takes the strong tones, the others the soft ones. Nothing is: the first counts most. */
function tonesOf(highlighted: readonly boolean[]): Tone[] {
  const taken = { strong: 0, soft: 0, any: 0 };
  const next = (tones: readonly Tone[], kind: keyof typeof taken) => tones[taken[kind]++ % tones.length] ?? 0;
  if (!highlighted.includes(true)) return highlighted.map(() => next(IN_ORDER, 'any'));
  return highlighted.map((is) => (is ? next(STRONG, 'strong') : next(SOFT, 'soft')));
}
