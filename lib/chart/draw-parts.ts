import type { Locale } from '../locale.ts';
import type { Room, Tick } from './date-ticks.ts';
import {
  CHART_WIDTH,
  type Drawing,
  type Mark,
  PAD,
  PANEL_HEIGHT,
  type Panel,
  percent,
  WIDE_CHART_WIDTH,
  type Word,
  type Words,
} from './drawing.ts';
import { inLines, LINE, spread, widthOf } from './fit-words.ts';
import type { NumberAxis } from './number-axis.ts';
import type { Series } from './read-chart.ts';

/** Names at the ends of what they name take no more than this, in em. */
const END_ROOM = 7;

/**
 * The names of series right of the panel, each as near as can be to what it names.
 * @param shares how far from the top that is, from 0 to 1; undefined for a series without an end
 * @returns undefined where they are too long or too many
 */
export function endNames(
  series: readonly Series[],
  shares: readonly (number | undefined)[],
  locale: Locale,
): Word[] | undefined {
  const named = series.flatMap(({ name, tone }, index) => {
    const share = shares[index];
    return share === undefined ? [] : [{ tone, share, lines: inLines(name, END_ROOM, 2, locale) }];
  });
  if (named.length < series.length) return undefined;
  const places = spread(
    named.map(({ share }) => share * PANEL_HEIGHT),
    named.map(({ lines }) => (lines?.length ?? 1) * LINE),
    [0, PANEL_HEIGHT],
  );
  if (!places) return undefined;
  const words: Word[] = [];
  for (const [index, { lines, tone }] of named.entries()) {
    if (!lines) return undefined;
    words.push({ x: 100, y: percent((places[index] ?? 0) / PANEL_HEIGHT), lines, tone });
  }
  return words;
}

/** The numbers of an axis left of the panel. */
export function ticksBeside(axis: NumberAxis): Word[] {
  return axis.ticks.map((value, index) => ({
    x: 0,
    y: percent(1 - axis.at(value)),
    lines: [axis.words[index] ?? ''],
  }));
}

export function belowWords(ticks: readonly Tick[]): Word[] {
  return ticks.map(({ at, text, anchor }) => ({
    x: percent(at),
    y: 100,
    lines: [text],
    ...(anchor !== 'middle' && { anchor }),
  }));
}

/** Widths are guessed: a figure may be so much narrower, in em. */
const RESERVE = 0.3;

/** How much room is left for the panel in a chart of some width, out of whose words those beside it may stand a little. */
export function roomOf(panel: Pick<Panel, 'leftRoom' | 'rightRoom'>, width: number): Room {
  const [left, right] = [panel.leftRoom, panel.rightRoom].map((text) => (text ? PAD + widthOf(text) : 0));
  const [before = 0, after = 0] = [left, right].map((room = 0) => Math.max(0, room - RESERVE));
  return { width: Math.max(1, width - (left ?? 0) - (right ?? 0)), before, after };
}

/**
 * The words under a panel in a narrow chart and, where they are others, in a wide one.
 * @param wordsIn the words for some room; undefined where they do not fit
 */
export function wordsBelow<Found extends Word[] | undefined>(
  sides: Pick<Panel, 'leftRoom' | 'rightRoom'>,
  wordsIn: (room: Room) => Found,
): Pick<Words, 'below' | 'belowWide'> | Extract<Found, undefined> {
  const below = wordsIn(roomOf(sides, CHART_WIDTH));
  const belowWide = wordsIn(roomOf(sides, WIDE_CHART_WIDTH));
  if (!below || !belowWide) return undefined as Extract<Found, undefined>;
  return { below, belowWide: JSON.stringify(below) === JSON.stringify(belowWide) ? [] : belowWide };
}

/** A legend, where there is more than one series. */
export function keysOf(series: readonly Series[], kind: Mark['kind']): Drawing['keys'] {
  return series.length < 2 ? [] : series.map(({ name, tone }) => ({ name, tone, kind }));
}
