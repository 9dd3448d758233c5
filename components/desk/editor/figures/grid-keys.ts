import { isDataCell } from '#lib/article/cell-value.ts';
import { asStored } from '#lib/article/clean-document.ts';
import { commandOf } from '#lib/desk/keys.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { pasteCells } from '#lib/desk/manuscript/pasting.ts';
import { readTable } from '#lib/desk/paste/read-table.ts';
import { otherLocale } from '#lib/locale.ts';
import { isComposing } from '../../is-composing.ts';
import { type Field, fieldOf, platform } from '../fields.ts';
import { act } from '../sheet/act.ts';
import { type CellMove, moveOf } from './cell-moves.ts';

/**
 * Keys and clipboards in the cells of a table, before the sheet hears of them: a grid is walked in two directions.
 * @returns ends it
 */
export function listenToGrid(table: HTMLTableElement, manuscript: Manuscript): () => void {
  const keydown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    const handle = event.target instanceof HTMLElement && event.target.matches('.row-handle');
    const field = fieldOf(event.target);
    if (handle && !event.altKey && !event.ctrlKey && !event.metaKey) return walkFromHandle(table, event);
    if (!field) return;
    const command = commandOf(event, platform());
    const row = field.dataset.kind === 'cell' ? field.dataset.segment.split('.')[0] : undefined;
    if ((command === 'moveUp' || command === 'moveDown') && row) {
      event.preventDefault();
      const at = field.selectionStart;
      const { locale, segment } = field.dataset;
      const step = command === 'moveUp' ? -1 : 1;
      return act(() => (manuscript.movePart(row, step) ? { locale, segment, at } : null));
    }
    const { selectionStart, selectionEnd, value } = field;
    const move = moveOf(event, { start: selectionStart, end: selectionEnd, length: value.length });
    if (!move) return;
    if (goTo(table, field, move)) event.preventDefault();
    else if (move === 'enter' && !field.readOnly) {
      event.preventDefault();
      addRow(manuscript, table, field);
    } else if (event.key !== 'Tab') event.preventDefault();
  };
  const focusout = (event: FocusEvent) => {
    const field = fieldOf(event.target);
    if (field && !field.readOnly) settle(manuscript, field);
  };
  const paste = (event: ClipboardEvent) => {
    const field = fieldOf(event.target);
    const data = event.clipboardData;
    if (!field || field.readOnly || !data) return;
    const clipboard = { html: data.getData('text/html'), text: data.getData('text/plain') };
    if (!/\t|\n./.test(clipboard.text.trim()) && !/<t[dh]\b/i.test(clipboard.html)) return;
    event.preventDefault();
    event.stopPropagation();
    void pasteClipboard(manuscript, field, clipboard);
  };
  table.addEventListener('keydown', keydown);
  table.addEventListener('focusout', focusout);
  table.addEventListener('paste', paste);
  return () => {
    table.removeEventListener('keydown', keydown);
    table.removeEventListener('focusout', focusout);
    table.removeEventListener('paste', paste);
  };
}

/** The lines of cells, without what is said below them. */
const linesOf = (table: HTMLTableElement): HTMLTableRowElement[] =>
  [...table.rows].filter(({ className }) => className !== 'grid-notes');

/** Puts the caret into the cell in a direction, in the same language where that has two fields; out to a menu at the edges. */
function goTo(table: HTMLTableElement, field: Field, move: CellMove): boolean {
  const cell = field.closest<HTMLTableCellElement>('td, th');
  const line = cell?.parentElement as HTMLTableRowElement | null;
  if (!cell || !line) return false;
  const [down, right] = STEPS[move];
  const columns = line.cells.length;
  const lines = linesOf(table);
  let [row, column] = [lines.indexOf(line) + down, cell.cellIndex + right];
  // By Tab a line goes on in the next; the first column is that of the menus.
  if ((move === 'next' || move === 'previous') && (column >= columns || column < 1)) {
    row += right;
    column = right > 0 ? 1 : columns - 1;
  }
  const target = lines[row]?.cells[column];
  const found = target && fieldIn(target, field.dataset.locale);
  if (found) {
    found.focus();
    // A number is replaced by what is typed next, as in a spreadsheet; in words the caret goes on.
    if (found.closest('[data-shared]')) found.select();
    else {
      const at = down < 0 || right < 0 ? found.value.length : 0;
      found.setSelectionRange(at, at);
    }
    return true;
  }
  const isOut = move === 'up' || move === 'left';
  const menu = move === 'up' ? cell : (target ?? null);
  const button = isOut ? menu?.querySelector<HTMLElement>('.row-handle') : null;
  button?.focus();
  return button != null;
}

const STEPS: Record<CellMove, [down: number, right: number]> = {
  up: [-1, 0],
  back: [-1, 0],
  down: [1, 0],
  enter: [1, 0],
  left: [0, -1],
  previous: [0, -1],
  right: [0, 1],
  next: [0, 1],
};

function fieldIn(cell: HTMLTableCellElement, locale: string): Field | undefined {
  const fields = [...cell.querySelectorAll<Field>('textarea[data-segment]')].filter(
    (field) => field.offsetParent !== null,
  );
  return fields.find((field) => field.dataset.locale === locale) ?? fields[0];
}

/** From the menu of a column or row an arrow leads back into its cells, or to the menu beside it. */
function walkFromHandle(table: HTMLTableElement, event: KeyboardEvent): void {
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
  const line = cell?.parentElement as HTMLTableRowElement | null;
  if (!cell || !line || !event.key.startsWith('Arrow')) return;
  const isRow = cell.cellIndex === 0;
  const lines = linesOf(table);
  const at = lines.indexOf(line);
  const beside = (row: number, column: number) =>
    lines[row]?.cells[column]?.querySelector<HTMLElement>('.row-handle');
  const into = isRow ? line.cells[1] : cell;
  const target = {
    ArrowUp: isRow ? beside(at - 1, 0) : null,
    ArrowDown: isRow ? beside(at + 1, 0) : into && fieldIn(into, ''),
    ArrowLeft: isRow ? null : beside(0, cell.cellIndex - 1),
    ArrowRight: isRow ? into && fieldIn(into, '') : beside(0, cell.cellIndex + 1),
  }[event.key];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Adds a row below the last, and goes on in it, in the same column. */
function addRow(manuscript: Manuscript, table: HTMLTableElement, field: Field): void {
  const { locale, segment } = field.dataset;
  const column = field.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 1;
  act(() => {
    manuscript.add(segment, 'row', locale);
    return null;
  });
  const cell = linesOf(table).at(-1)?.cells[column];
  if (cell) fieldIn(cell, locale)?.focus();
}

/** A cell that is left is shown as it is stored; a number that was typed in the other language's field goes where numbers are. */
function settle(manuscript: Manuscript, field: Field): void {
  const { locale, segment, kind } = field.dataset;
  if (manuscript.isComposing()) return;
  const stored = asStored(segment, field.value).trim();
  if (kind !== 'cell' || stored === '') return;
  const lead = manuscript.view().originLocale;
  const isStray = isDataCell(stored) && locale !== lead && isDataCell(manuscript.shared(segment) || stored);
  if (isStray || (stored !== field.value && locale === lead && isDataCell(stored))) {
    pasteCells(manuscript, lead, segment, { cells: [[stored]], units: [], isNamed: false, unread: [] });
  } else if (stored !== field.value) manuscript.type(locale, segment, stored);
  const left = isStray ? otherLocale(lead) : locale;
  if (field.isConnected && left === locale) field.value = manuscript.value(locale, segment);
}

/** Fills cells from a spreadsheet, from this one to the right and down. */
async function pasteClipboard(
  manuscript: Manuscript,
  field: Field,
  clipboard: { html: string; text: string },
): Promise<void> {
  const { readCells } = await import('#lib/desk/paste/read-clipboard.ts');
  const { locale, segment } = field.dataset;
  const cells = readCells(clipboard) ?? clipboard.text.split(/\r?\n/).map((line) => [line]);
  act(() => pasteCells(manuscript, locale, segment, readTable(cells)));
}
