import { stack, stackOffsetDiverging } from 'd3-shape';
import type { Reading } from './read-chart.ts';

/** From which number to which a figure reaches; undefined for a gap. */
export type Extent = readonly [from: number, to: number] | undefined;

/** For each series, for each row: from zero, side by side; or each from where the one before it on its side of zero ends. */
export function extentsOf({ rows, series }: Reading, isStacked: boolean): Extent[][] {
  if (!isStacked) return series.map(({ figures }) => figures.map((figure) => figure && [0, figure.value]));
  const stacked = stack<number, number>()
    .keys(series.keys())
    .value((row, index) => series[index]?.figures[row]?.value ?? 0)
    .offset(stackOffsetDiverging)([...rows.keys()]);
  return series.map(({ figures }, index) =>
    figures.map((figure, row) => {
      const [from, to] = stacked[index]?.[row] ?? [0, 0];
      return figure && [from, to];
    }),
  );
}
