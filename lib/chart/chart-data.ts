import type { BlockOf } from '../article/document.ts';

/**
 * A table of figures and how to draw it, by a line where nothing is said. The first column names the rows, each of the
 * others is a series. Cells are as stored (article/cell-value.ts): a number in one spelling, or words.
 */
export type ChartData = BlockOf<'chart'>;
