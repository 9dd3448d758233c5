import { numberShown } from '../article/cell-value.ts';
import type { Locale } from '../locale.ts';
import { axisPeriodWords } from './cell-words.ts';
import { fittingTicks } from './date-ticks.ts';
import { framed, placesOf } from './draw-lines.ts';
import { belowWords, roomOf, ticksBeside } from './draw-parts.ts';
import { CHART_WIDTH, type Drawing, type Panel, SMALL_PANEL_HEIGHT, type Word } from './drawing.ts';
import { widest } from './fit-words.ts';
import { numberAxis } from './number-axis.ts';
import { type Reading, valuesOf } from './read-chart.ts';

/** Two panels stand side by side in the narrowest chart. */
const PANEL_WIDTH = CHART_WIDTH / 2 - 0.5;

/** A small panel for each series, all with the same axes, titled with its name and what it has come to. */
export function drawMultiples(reading: Reading, locale: Locale): Drawing {
  const { series, suffix } = reading;
  const axis = numberAxis(valuesOf(series), { fromZero: false, ticks: 2, locale, suffix });
  const placeOf = placesOf(reading);
  const sides = { leftRoom: widest(axis.words), rightRoom: '' };
  const below = endsOf(reading, sides, locale);
  const anyIsHighlighted = series.some(({ isHighlighted }) => isHighlighted);
  const panels = series.map((each): Panel => {
    const tone = anyIsHighlighted && !each.isHighlighted ? 1 : 0;
    const frame = framed(axis, [{ ...each, tone }], placeOf);
    const last = each.figures.findLast((figure) => figure);
    return {
      ...frame,
      ...sides,
      title: each.name,
      figure: last ? numberShown(last.typed) : '',
      tone,
      height: SMALL_PANEL_HEIGHT,
      words: { ...frame.words, left: ticksBeside(axis), below },
    };
  });
  return { layout: 'multiples', keys: [], panels };
}

/** The first and the last row: there is no room for more. */
function endsOf(
  { rows, isDated }: Reading,
  sides: Pick<Panel, 'leftRoom' | 'rightRoom'>,
  locale: Locale,
): Word[] {
  const ends = rows.length > 1 ? [rows[0], rows.at(-1)] : [rows[0]];
  const named = ends.flatMap((row, index) => {
    if (!row) return [];
    const text =
      isDated && row.date
        ? axisPeriodWords(row.date, locale, { isFirst: index === 0, year: false })
        : row.name;
    return [{ at: ends.length > 1 ? index : 0.5, text }];
  });
  const room = roomOf(sides, PANEL_WIDTH);
  return belowWords(fittingTicks(named, room) ?? fittingTicks(named.slice(-1), room) ?? []);
}
