import { periodOf } from './calendar.ts';
import { isNumberCell, numberOf } from './cell-value.ts';
import type { Block, BlockOf } from './document.ts';

/** What an editor should know of a table or chart in one language. Words: `editor.figure.problems`. */
export type FigureProblem =
  /** Nothing says what it shows. */
  | 'no-title'
  | 'no-source'
  | 'no-unit'
  /** A column or row with numbers has no name in this language. */
  | 'no-label'
  /** More lines or colours than a reader can tell apart. */
  | 'many-series'
  /** Words where the chart needs a number: there it draws nothing. */
  | 'no-number'
  /** Rows of dates that are not in the order of time, in which a chart draws them. */
  | 'not-in-order';

const MOST_SERIES = 6;

/** What is wrong with a figure, in the order above; nothing with other blocks. */
export function figureProblems(block: Block): FigureProblem[] {
  if (block.kind !== 'table' && block.kind !== 'chart') return [];
  const when = (bad: boolean, problem: FigureProblem) => (bad ? [problem] : []);
  const isChart = block.kind === 'chart';
  return [
    ...when(!block.title, 'no-title'),
    ...when(!block.source, 'no-source'),
    ...when(isChart && !(block as BlockOf<'chart'>).unit && !hasPercent(block), 'no-unit'),
    ...when(lacksLabel(block), 'no-label'),
    ...when(isChart && block.columns.length - 1 > MOST_SERIES, 'many-series'),
    ...when(isChart && hasWords(block), 'no-number'),
    ...when(isChart && isOutOfOrder(block), 'not-in-order'),
  ];
}

type Figure = BlockOf<'table'> | BlockOf<'chart'>;

const hasPercent = ({ rows }: Figure): boolean =>
  rows.some(({ cells }) => Object.values(cells).some((text) => text.endsWith('%') && isNumberCell(text)));

function lacksLabel({ kind, columns, rows, ...figure }: Figure): boolean {
  const head = 'head' in figure ? figure.head : undefined;
  const [first, ...series] = columns;
  const isSingle = kind === 'chart' && series.length <= 1;
  const hasNumber = (id: string) => rows.some(({ cells }) => isNumberCell(cells[id] ?? ''));
  const columnsNamed = head === 'column' || head === 'none' || isSingle;
  const rowsNamed = head === 'row' || head === 'none';
  return (
    (!columnsNamed && series.some(({ id, label }) => !label && hasNumber(id))) ||
    (!rowsNamed &&
      first !== undefined &&
      rows.some(({ cells }) => !cells[first.id] && series.some(({ id }) => isNumberCell(cells[id] ?? ''))))
  );
}

const hasWords = ({ columns, rows }: Figure): boolean =>
  rows.some(({ cells }) =>
    columns.slice(1).some(({ id }) => cells[id] !== undefined && numberOf(cells[id]) === undefined),
  );

function isOutOfOrder({ columns: [naming], rows }: Figure): boolean {
  const times = rows.flatMap(({ cells }) => periodOf(naming && cells[naming.id])?.time ?? []);
  return times.length === rows.length && times.some((time, index) => time < (times[index - 1] ?? time));
}
