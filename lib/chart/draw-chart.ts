import type { Locale } from '../locale.ts';
import type { ChartData } from './chart-data.ts';
import { drawColumns } from './draw-columns.ts';
import { drawLines } from './draw-lines.ts';
import { drawMultiples } from './draw-multiples.ts';
import { drawBars, drawDots } from './draw-rows.ts';
import type { Drawing } from './drawing.ts';
import { readChart } from './read-chart.ts';

/**
 * A chart as shapes and words that are placed in shares of its width and height, so that one drawing is right on a phone
 * and on a large screen. Shapes are of the figures and the same in both languages, but that names
 * decide how high a row is, and whether columns lie as bars.
 */
export function drawChart(data: ChartData, locale: Locale): Drawing {
  const reading = readChart(data);
  switch (data.form ?? 'line') {
    case 'line':
      return drawLines(reading, locale);
    case 'multiples':
      return drawMultiples(reading, locale);
    case 'column':
    case 'stacked': {
      const isStacked = data.form === 'stacked';
      return drawColumns(reading, isStacked, locale) ?? drawBars(reading, isStacked, locale);
    }
    case 'bar':
      return drawBars(reading, false, locale);
    case 'dot':
      return drawDots(reading, locale);
  }
}
