import type { Piece } from '#lib/article/pieces.ts';
import { attribute } from './dom.ts';

/** Whether a first row that is not marked as one names the columns: words above numbers. Documents of Word mark it rarely. */
export function namesColumns([first = [], ...others]: Element[][]): boolean {
  const isNumber = (cell: Element) => /\p{N}/u.test(cell.textContent ?? '');
  return (
    first.every((cell) => !isNumber(cell) && cell.textContent?.trim()) &&
    others.some((row) => row.some(isNumber))
  );
}

/** Widest cell: more is a mistake of the page. */
const MAX_SPAN = 50;

/** The cells of a table by row and column: one that is several columns or rows wide stands in the first, and the others are empty. */
export function spread(rows: Element[][], read: (cell: Element) => Piece[]): Piece[][][] {
  const taken = new Map<number, number>();
  return rows.map((cells) => {
    const row: Piece[][] = [];
    const next = () => {
      while ((taken.get(row.length) ?? 0) > 0) {
        taken.set(row.length, (taken.get(row.length) ?? 0) - 1);
        row.push([]);
      }
    };
    for (const cell of cells) {
      next();
      const span = (name: string) => Math.min(MAX_SPAN, Math.max(1, Number(attribute(cell, name)) || 1));
      const [columns, down] = [span('colspan'), span('rowspan')];
      for (let column = 0; column < columns; column += 1) {
        if (down > 1) taken.set(row.length, down - 1);
        row.push(column === 0 ? read(cell) : []);
      }
    }
    next();
    return row;
  });
}
