import { isNumberCell } from './cell-value.ts';
import type { BlockOf, Grid } from './document.ts';
import type { ALIGNMENTS } from './shapes.ts';

/** How a column of a table is set. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** How a table is drawn, on its page and in every other form. */
export type TableLook = {
  /** Whether the labels of the columns are there at all, and whether they name what stands under them. */
  labels: 'none' | 'cells' | 'names';
  /** Whether the first cell of a row names the row. */
  isRowNamed: boolean;
  /** Of each column. */
  alignments: Alignment[];
};

/** What a table looks like: where its editors have not said, both label row and first column name, and numbers stand right. */
export function tableLook({
  head,
  columns,
  rows,
}: Pick<BlockOf<'table'>, 'head'> & Pick<Grid, 'columns' | 'rows'>): TableLook {
  const isNamed = head === undefined || head === 'row';
  return {
    labels: columns.every(({ label }) => !label) ? 'none' : isNamed ? 'names' : 'cells',
    isRowNamed: head === undefined || head === 'column',
    alignments: columns.map(
      ({ id, align }, index) => align ?? (index > 0 && isMostlyNumbers(rows, id) ? 'right' : 'left'),
    ),
  };
}

/** A dash or a word in between says that a number is missing. */
function isMostlyNumbers(rows: Grid['rows'], column: string): boolean {
  const cells = rows.flatMap(({ cells }) => cells[column] ?? []);
  return cells.filter(isNumberCell).length * 2 > cells.length;
}
