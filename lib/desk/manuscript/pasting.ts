import { isDataCell } from '../../article/cell-value.ts';
import { MAX_SEGMENTS } from '../../article/parts.ts';
import { isCellName, isFigureKind, segmentName } from '../../article/shapes.ts';
import { type Locale, otherLocale } from '../../locale.ts';
import { MAX_STEP_TEXTS } from '../editor.ts';
import type { Pasted, PastedBlock } from '../paste/pasted.ts';
import { linesOf } from '../paste/pasted-lines.ts';
import type { ReadTable } from '../paste/read-table.ts';
import { isDivisible, type Planned, type Sheet, withValueRow } from './changes.ts';
import type { Caret } from './history.ts';
import type { Manuscript, Notice } from './manuscript.ts';
import { type Addition, addPart, gridOf, isWithin, removePart, type Slot, takesHeadings } from './slots.ts';
import { NO_CHANGE, rowEdits, type TextEdit, textEdit } from './steps.ts';

/*
 * What is pasted, apart from what else can be done to the structure: an editor's browser fetches it with the first paste.
 */

/**
 * Puts pasted text in, and says what became of it.
 * @param range what is selected in the text, from and to
 * @returns where the caret goes; null where nothing was pasted
 */
export function pasteBlocks(
  manuscript: Manuscript,
  locale: Locale,
  segment: string,
  range: [number, number],
  { blocks, left }: Pasted,
): Caret | null {
  const tables = blocks.flatMap(({ table }) => table ?? []);
  return manuscript.paste(
    (sheet) => {
      const planned = pasting(sheet, locale, segment, range, blocks);
      return limited(
        sheet,
        planned,
        left.length > 0 ? { is: 'pasted', left } : tableNotice(tables, 'labels'),
      );
    },
    { locale, segment, at: range[0] },
  );
}

/** Puts a pasted table into the cells of a grid, from one cell to the right and down, and says what became of it. */
export function pasteCells(
  manuscript: Manuscript,
  locale: Locale,
  segment: string,
  table: ReadTable,
): Caret | null {
  return manuscript.paste(
    (sheet) => {
      const planned = pastingCells(sheet, locale, segment, table);
      return limited(sheet, planned, tableNotice([table], planned?.unitsIn ?? 'labels'));
    },
    { locale, segment, at: 0 },
  );
}

function tableNotice(tables: ReadTable[], unitsIn: Filled['unitsIn']): Notice | null {
  const units = [...new Set(tables.flatMap((table) => table.units.filter((unit) => unit !== undefined)))];
  const unread = [...new Set(tables.flatMap((table) => table.unread))];
  return units.length + unread.length > 0 ? { is: 'table', units, unitsIn, unread } : null;
}

/** Nothing, and why, where the article or a step has no room for so much. */
function limited(
  { structure, texts }: Sheet,
  planned: Planned | null,
  notice: Notice | null,
): { planned: Planned | null; notice: Notice | null } {
  if (!planned) return { planned, notice: null };
  const { change } = planned;
  const rows = [...structure.rows, ...change.added.map(({ slot }) => slot)];
  const written = [
    ...rows.flatMap(({ segment }) => (texts.hasText(segment) ? segment : [])),
    ...change.texts.flatMap(({ segment, to }) => (to === '' ? [] : segment)),
  ];
  const cells = new Set(written.filter(isCellName));
  const parts = new Set(rows.flatMap(({ place }) => place.path.map(({ id }) => id)));
  const isTooLarge = change.texts.length > MAX_STEP_TEXTS || parts.size + cells.size > MAX_SEGMENTS;
  return isTooLarge
    ? { planned: null, notice: { is: 'too-large', cells: MAX_STEP_TEXTS, parts: MAX_SEGMENTS } }
    : { planned, notice };
}

/**
 * Puts a pasted table into the cells of a grid, from one cell to the right and down. A first row that names the columns goes to
 * their labels where it is put into the first row and nothing else stands in them. Rows and columns that are missing are made; of
 * a grid in which nothing was written, those that stay empty go. Units go to the labels, or to the unit of a chart that has none.
 */
function pastingCells(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  table: ReadTable,
): (Planned & Pick<Filled, 'unitsIn'>) | null {
  const slot = structure.slot(segment);
  if (!slot || table.cells.length === 0) return null;
  const filled = fillGrid({ structure, texts }, structure.rows, locale, slot, table);
  return (
    filled && {
      change: { ...NO_CHANGE, ...rowEdits(structure.rows, filled.rows), texts: filled.edits },
      caret: { locale, segment, at: 0 },
      unitsIn: filled.unitsIn,
    }
  );
}

type Filled = { rows: Slot[]; edits: TextEdit[]; unitsIn: 'labels' | 'unit' };

/** @param from a cell or label of the grid, or any other row of its figure: then the table is all that stands in it */
function fillGrid(
  { structure, texts }: Sheet,
  before: Slot[],
  locale: Locale,
  from: Slot,
  { cells, units, isNamed }: ReadTable,
): Filled | null {
  const { lead, newId } = structure;
  const figure = from.place.path.find(({ kind }) => kind === 'table' || kind === 'chart');
  if (!figure) return null;
  let rows = before;
  const grid = () => gridOf(rows.filter((each) => isWithin(each, figure.id)));
  const stepOf = (kind: 'row' | 'column') => from.place.path.find((step) => step.kind === kind)?.id;
  const { columns: known, rows: written } = grid();
  const left = Math.max(
    0,
    known.findIndex(({ id }) => id === stepOf('column')),
  );
  const isBlank = !rows.some(({ segment, kind, place: { path } }) => {
    const isOfGrid = kind === 'cell' || path.at(-1)?.kind === 'column';
    return isOfGrid && path.some(({ id }) => id === figure.id) && texts.hasText(segment);
  });
  const labelsFit = (cells[0] ?? []).every((name, right) => {
    const label = segmentName(known[left + right]?.id ?? '', 'label');
    return !texts.hasText(label) || texts.value(locale, label) === name;
  });
  const at = Math.max(
    0,
    written.findIndex(({ id }) => id === stepOf('row')),
  );
  // The line of labels stands above the first row.
  const top = from.kind === 'label' || (at === 0 && isNamed && labelsFit) ? -1 : at;
  const [width, height] = [left + Math.max(...cells.map(({ length }) => length)), top + cells.length];
  while (grid().columns.length < width) rows = addPart(rows, from.segment, 'column', newId, true).slots;
  while (grid().rows.length < height) rows = addPart(rows, from.segment, 'row', newId, true).slots;
  if (isBlank) {
    const { columns, rows: lines } = grid();
    // A grid without rows or columns could not be written in.
    for (const { id } of [...columns.slice(Math.max(width, 2)), ...lines.slice(Math.max(height, 1))])
      rows = removePart(rows, id);
  }
  const { columns, rows: lines } = grid();
  const labelOf = (right: number) => segmentName(columns[left + right]?.id ?? '', 'label');
  const cellOf = (down: number, right: number) =>
    top + down < 0
      ? labelOf(right)
      : segmentName(lines[top + down]?.id ?? '', columns[left + right]?.id ?? '');
  const edits = new Map<string, TextEdit>();
  const write = (into: Locale, to: string, text: string) => {
    for (const edit of textEdit(into, to, texts.value(into, to), text)) edits.set(edit.key, edit);
  };
  cells.forEach((line, down) => {
    line.forEach((text, right) => {
      const isData = top + down >= 0 && isDataCell(text);
      write(isData ? lead : locale, cellOf(down, right), text);
      // A number takes the place of what was written in either language.
      if (isData) write(otherLocale(lead), cellOf(down, right), '');
    });
  });
  const different = [...new Set(units.filter((unit) => unit !== undefined))];
  const [only = ''] = different;
  const unit = segmentName(figure.id, 'unit');
  if (figure.kind === 'chart' && different.length === 1 && ['', only].includes(texts.value(locale, unit))) {
    write(locale, unit, only);
    return { rows, edits: [...edits.values()], unitsIn: 'unit' };
  }
  units.forEach((each, right) => {
    const label = (top < 0 && cells[0]?.[right]) || texts.value(locale, labelOf(right));
    if (each && !label.includes(each)) write(locale, labelOf(right), withUnit(label, each, locale));
  });
  return { rows, edits: [...edits.values()], unitsIn: 'labels' };
}

const withUnit = (label: string, unit: string, locale: Locale): string =>
  locale === 'ja' ? `${label}（${unit}）` : `${label} (${unit})`.trimStart();

/**
 * Puts pasted blocks into a row and below it: the first where the caret is, what stood behind the caret after the last.
 * Headings begin a sub-section in the analysis, and are paragraphs elsewhere.
 */
function pasting(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  [from, to]: [number, number],
  blocks: PastedBlock[],
): Planned | null {
  const slot = structure.slot(segment);
  if (!slot || blocks.length === 0) return null;
  const text = texts.value(locale, segment);
  const [head, tail] = [text.slice(0, from), text.slice(to)];
  const isInline = !isDivisible(slot);
  const sheet = new PastedSheet({ structure, texts }, locale, slot);
  const [first, ...rest] = withoutFigures(blocks, slot) as [PastedBlock, ...PastedBlock[]];
  const own = slot.kind === 'item' ? 'item' : 'paragraph';
  const isText = first.kind === 'paragraph' || first.kind === 'item';
  const isHere = isInline || first.kind === own || (blocks.length === 1 && isText);
  if (isHere) sheet.write(segment, head + first.text);
  else {
    sheet.write(segment, head.trimEnd());
    sheet.add(first);
  }
  for (const block of isInline ? [] : rest) sheet.add(block);
  // What stood behind the caret does not go on in a table.
  if (sheet.isInTable && tail !== '') sheet.add({ kind: 'paragraph', text: '' });
  const last = sheet.last;
  const at = last.text.length;
  if (!sheet.isInTable) sheet.write(last.segment, last.text + tail);
  return sheet.planned({ locale, segment: last.segment, at });
}

/** Key points, and texts in figures, have no tables or quotations among them: they become their words. */
function withoutFigures(blocks: PastedBlock[], { place }: Slot): PastedBlock[] {
  const isPlain = place.section === 'keyPoints' || place.path.some(({ kind }) => isFigureKind(kind));
  if (!isPlain) return blocks;
  return blocks.flatMap((block) => linesOf(block).map((text) => ({ kind: 'paragraph' as const, text })));
}

/** The rows as they become while blocks are put in, one behind the other. */
class PastedSheet {
  last: { segment: string; text: string };
  /** The last block is a table. */
  isInTable = false;
  private rows: Slot[];
  private readonly written = new Map<string, string>();
  /** What both languages share of it. */
  private readonly edits: TextEdit[] = [];
  /** A paragraph that came with its heading and waits for its text. */
  private waiting: string | null = null;
  private readonly sheet: Sheet;
  private readonly locale: Locale;

  constructor(sheet: Sheet, locale: Locale, slot: Slot) {
    this.sheet = sheet;
    this.locale = locale;
    this.rows = sheet.structure.rows;
    this.last = { segment: slot.segment, text: '' };
  }

  write(segment: string, text: string): void {
    this.written.set(segment, text);
    this.last = { segment, text };
  }

  add(block: PastedBlock): void {
    const { kind, text } = block;
    const { newId } = this.sheet.structure;
    const here = this.rows.find(({ segment }) => segment === this.last.segment);
    if (!here) return;
    const isHeading = kind === 'heading' && takesHeadings(here);
    if (kind === 'paragraph' && this.waiting) {
      this.write(this.waiting, text);
      this.waiting = null;
      return;
    }
    const { slots, first } = addPart(
      this.rows,
      this.waiting ?? here.segment,
      additionFor(block, here, isHeading),
      newId,
    );
    this.rows = slots;
    this.isInTable = block.table !== undefined;
    if (block.table) {
      this.fill(first, block.table);
      return;
    }
    const isPoint = here.place.section === 'keyPoints';
    const target = isPoint ? first.replace(/\.label$/, '') : first;
    this.write(target, text);
    if (block.level) this.indent(target);
    const index = slots.findIndex((slot) => slot.segment === first);
    this.waiting = isHeading ? (slots[index + 1]?.segment ?? null) : null;
  }

  private fill(title: string, table: ReadTable): void {
    const slot = this.rows.find(({ segment }) => segment === title);
    const filled = slot && fillGrid(this.sheet, this.rows, this.locale, slot, table);
    if (!filled) return;
    this.rows = filled.rows;
    this.edits.push(...filled.edits);
    this.waiting = null;
    this.last = { segment: title, text: '' };
  }

  private indent(item: string): void {
    const { structure, texts } = this.sheet;
    const level = segmentName(item, 'level');
    this.rows = withValueRow(this.rows, level);
    this.edits.push(...textEdit(structure.lead, level, texts.value(structure.lead, level), '2'));
  }

  planned(caret: Caret): Planned {
    const { structure, texts } = this.sheet;
    const { locale } = caret;
    const edits: TextEdit[] = [...this.written].flatMap(([segment, text]) =>
      textEdit(locale, segment, texts.value(locale, segment), text),
    );
    return {
      change: { ...NO_CHANGE, ...rowEdits(structure.rows, this.rows), texts: [...edits, ...this.edits] },
      caret,
    };
  }
}

function additionFor({ kind, isOrdered }: PastedBlock, here: Slot, isHeading: boolean): Addition {
  if (here.place.section === 'keyPoints') return 'point';
  if (isHeading) return 'subsection';
  if (kind === 'table' || kind === 'quote') return kind;
  const around = here.place.path.at(-2)?.kind;
  if (around !== undefined && isFigureKind(around) && here.kind === 'item') return 'item';
  const list = isOrdered ? 'ordered' : 'list';
  if (kind === 'item') return here.kind === 'item' && around === list ? 'item' : list;
  return 'paragraph';
}
