import { cellAsStored } from '#lib/article/cell-as-stored.ts';
import { isNumberCell } from '#lib/article/cell-value.ts';
import type { BlockOf } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import type { ContentLine } from '../lines/content-line.ts';

type Split = (line: string) => string[] | undefined;

const inner = (line: string) =>
  line
    .trim()
    .replace(/^[|\uFF5C]/u, '')
    .replace(/[|\uFF5C]$/u, '');
const trimmed = (cells: string[]) => cells.map((cell) => cell.replaceAll('\\|', '|').trim());

const WAYS: readonly { split: Split; least: number }[] = [
  {
    split: (line) =>
      /^[|\uFF5C].*[|\uFF5C]$/u.test(line) ? trimmed(inner(line).split(/(?<!\\)[|\uFF5C]/u)) : undefined,
    least: 2,
  },
  { split: (line) => (line.includes('\t') ? trimmed(line.split('\t')) : undefined), least: 2 },
  {
    split: (line) =>
      /\S\s*\|\s*\S/.test(line) && !/:\/\//.test(line) ? trimmed(inner(line).split('|')) : undefined,
    least: 3,
  },
  {
    split: (line) =>
      /\S(?: {2,}|\u3000+)\S/u.test(line) && !line.includes('\u3002')
        ? trimmed(line.split(/ {2,}|\u3000+/u))
        : undefined,
    least: 3,
  },
];
const LONGEST_CELL = 200;

/** The table that begins in a line: rows of as many cells, parted by bars, tabs or columns of spaces. */
export function tableAt(
  content: ContentLine[],
  index: number,
  draft: Draft,
): { block: BlockOf<'table'>; used: number } | undefined {
  for (const { split, least } of WAYS) {
    const rows = rowsAt(content, index, split);
    const [first] = rows;
    if (first && rows.length >= least)
      return { block: tableOf(content.slice(index, index + rows.length), rows, draft), used: rows.length };
  }
  return undefined;
}

function rowsAt(content: ContentLine[], index: number, split: Split): string[][] {
  const rows: string[][] = [];
  for (let at = index; at < content.length; at += 1) {
    const line = content[at];
    const before = content[at - 1];
    if (!line || line.fromLabel || line.more) break;
    // Between a head and its rows stands a line of hyphens at most.
    if (at > index && before && line.number - before.number > 2) break;
    const cells = split(line.text);
    if (!cells || cells.length < 2 || cells.length !== (rows[0]?.length ?? cells.length)) break;
    if (cells.some((cell) => cell.length > LONGEST_CELL) || cells.every((cell) => cell === '')) break;
    rows.push(cells);
  }
  return rows;
}

function tableOf(lines: ContentLine[], rows: string[][], draft: Draft): BlockOf<'table'> {
  const [line] = lines;
  const [head = [], ...body] = rows;
  const isNumber = (cell: string) => isNumberCell(cellAsStored(cell));
  // A head names what stands below it: it has words where the others have numbers.
  const hasHead = !head.slice(1).some(isNumber);
  const newPart = () => draft.newPart(line ?? { number: 0, text: '' });
  const id = newPart();
  const columns = head.map((cell) => ({ id: newPart(), ...(hasHead && cell && { label: cell }) }));
  if (hasHead && line)
    draft.place(
      line,
      columns.flatMap((column) => ('label' in column ? [`${column.id}.label`] : [])),
    );
  const table = (hasHead ? body : rows).map((cells, at) => {
    const row = {
      id: newPart(),
      cells: Object.fromEntries(
        columns.flatMap((column, cell) => (cells[cell] ? [[column.id, cellAsStored(cells[cell])]] : [])),
      ),
    };
    const source = lines[hasHead ? at + 1 : at];
    if (source)
      draft.place(
        source,
        Object.keys(row.cells).map((column) => `${row.id}.${column}`),
      );
    return row;
  });
  return { id, kind: 'table', ...(!hasHead && { head: 'row' as const }), columns, rows: table };
}
