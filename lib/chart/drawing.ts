import type { Anchor } from './date-ticks.ts';
import type { Tone } from './read-chart.ts';

/** A word of a chart: `x` and `y` in per cent of its panel, lines under each other around `y`. */
export type Word = { x: number; y: number; lines: string[]; anchor?: Anchor; tone?: Tone };

/** Where words stand: beside the panel, under it, at the ends of what they name, or on the panel. */
export type Words = {
  /** Left of the panel, their ends at it. */
  left: Word[];
  /** Under the panel. */
  below: Word[];
  /** In place of `below` where the chart is wide. */
  belowWide: Word[];
  /** Right of the panel, where they begin. */
  right: Word[];
  /** Right or left of a point, by their anchor. */
  beside: Word[];
  /** Above a point. */
  above: Word[];
  /** On the panel, where they begin. */
  on: Word[];
};

/** Shapes of one look: strokes along a path, filled areas, or points that are not stretched. */
export type Mark = { kind: 'line' | 'fill' | 'point' | 'link'; tone: Tone; path: string };

/** A square of `SIDE` units that is stretched, and the words around it. */
export type Panel = {
  title: string;
  /** Beside the title. */
  figure: string;
  tone: Tone;
  /** In em of the words; undefined: the stylesheet decides, at least `PANEL_HEIGHT`. */
  height: number | undefined;
  /** The widest words beside the panel: they hold its sides free. */
  leftRoom: string;
  rightRoom: string;
  grid: string;
  /** Where zero is. */
  zero: string;
  marks: Mark[];
  words: Words;
};

export type Drawing = {
  /** How it was drawn: columns whose names do not fit side by side lie as bars. */
  layout: 'line' | 'column' | 'bar' | 'dot' | 'multiples';
  /** Names of series that could not stand at what they name. */
  keys: { name: string; tone: Tone; kind: Mark['kind'] }[];
  panels: Panel[];
};

/** The narrowest chart, and the lowest panel whose height the stylesheet decides; in em of the words. */
export const CHART_WIDTH = 20;
export const PANEL_HEIGHT = 16;
export const SMALL_PANEL_HEIGHT = 7;
/** From this width on a chart is wide: `belowWide`. */
export const WIDE_CHART_WIDTH = 34;
/** Between words and the panel. */
export const PAD = 0.5;

export function noWords(): Words {
  return { left: [], below: [], belowWide: [], right: [], beside: [], above: [], on: [] };
}

/** A share of the panel in per cent, as precise as a screen is. */
export function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
