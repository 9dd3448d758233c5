import { isDataCell } from '../../article/cell-value.ts';
import type { InsightKind } from '../../article/parts.ts';
import { isFigureKind, isListKind, namesOf, segmentName } from '../../article/shapes.ts';
import { LOCALES, type Locale, otherLocale } from '../../locale.ts';
import type { PastedBlock } from '../paste/pasted.ts';
import { linesOf } from '../paste/pasted-lines.ts';
import type { ReadTable } from '../paste/read-table.ts';
import type { Caret } from './history.ts';
import {
  type Addition,
  addPart,
  gridOf,
  isWithin,
  joinable,
  movePart,
  partOf,
  removePart,
  type Slot,
  siblingsOfPart,
  takesHeadings,
} from './slots.ts';
import { type Change, NO_CHANGE, rowEdits, type TextEdit, textEdit } from './steps.ts';
import type { Structure } from './structure.ts';
import { joinedText, type Texts } from './texts.ts';

/*
 * What each thing that can be done to the structure changes. Nothing is changed here: the manuscript carries it out, and
 * can turn it round.
 */

/** A change, and where the caret goes when it is made. */
export type Planned = {
  change: Change;
  caret: Caret | null;
  /** Where the units of a pasted table went. */
  unitsIn?: 'labels' | 'unit';
};

type Sheet = { structure: Structure; texts: Texts };

/** Adds an empty part behind a row. */
export function adding({ structure }: Sheet, behind: string, what: Addition, locale: Locale): Planned {
  const { slots, first } = addPart(structure.rows, behind, what, structure.newId);
  return {
    change: { ...NO_CHANGE, ...rowEdits(structure.rows, slots) },
    caret: { locale, segment: first, at: 0 },
  };
}

/**
 * Cuts a paragraph, list item or key point in two; what is selected goes. In a row that is empty there is nothing to cut,
 * and another empty one is of no use: the last item of a list becomes a paragraph behind it, others stay. Where the row below holds the other half in
 * the other language already, the second half goes there: a translator cuts where the author did.
 */
export function splitting(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  [from, to]: [number, number],
): Planned | null {
  const { rows } = structure;
  const slot = structure.slot(segment);
  if (!slot || !isDivisible(slot)) return null;
  if (!texts.hasText(segment)) return leavingList(structure, slot, locale);
  const text = texts.value(locale, segment);
  const tail = text.slice(to).trimStart();
  const head = tail === '' && from === to ? text : text.slice(0, from).trimEnd();
  const below = rows.slice(rows.indexOf(slot) + 1).find(({ kind }) => kind !== 'value');
  const isWaiting =
    below !== undefined &&
    joinable(rows, below.segment) === slot &&
    texts.value(locale, below.segment) === '' &&
    texts.value(otherLocale(locale), below.segment) !== '';
  let [after, target] = [rows, below?.segment ?? ''];
  if (!isWaiting) {
    const isPoint = partOf(slot)?.kind === 'point';
    const what = isPoint ? 'point' : slot.kind === 'item' ? 'item' : 'paragraph';
    const added = addPart(rows, segment, what, structure.newId);
    // Of a new key point the text goes on, its label is written later.
    [after, target] = [added.slots, isPoint ? added.first.replace(/\.label$/, '') : added.first];
  }
  const level = isWaiting ? [] : levelOf({ structure, texts }, segment, target);
  if (level[0]) after = withValueRow(after, level[0].segment);
  return {
    change: {
      ...NO_CHANGE,
      ...rowEdits(rows, after),
      texts: [...textEdit(locale, segment, text, head), ...textEdit(locale, target, '', tail), ...level],
    },
    caret: { locale, segment: target, at: 0 },
  };
}

/** Whether a row can be cut in two, and take several pasted ones. */
export const isDivisible = (slot: Slot): boolean =>
  ['paragraph', 'item', 'point'].includes(partOf(slot)?.kind ?? '') && slot.kind !== 'label';

/** A new item stands as deep as the one it comes from. */
function levelOf({ structure, texts }: Sheet, from: string, to: string): TextEdit[] {
  const level = texts.value(structure.lead, `${from}.level`);
  return structure.slot(from)?.kind === 'item' ? textEdit(structure.lead, `${to}.level`, '', level) : [];
}

/** The rows with one for a setting of a part: a list item has none before it is indented. */
function withValueRow(rows: Slot[], segment: string): Slot[] {
  const { part } = namesOf(segment);
  const at = rows.findIndex((slot) => partOf(slot)?.id === part);
  const owner = rows[at];
  if (!owner || rows.some((slot) => slot.segment === segment)) return rows;
  return rows.toSpliced(at + 1, 0, { segment, kind: 'value', place: owner.place });
}

/**
 * Makes another block of an empty paragraph: of the signs that were typed in it, which go.
 * @returns null where something is written in it in the other language
 */
export function turning(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  what: 'quote' | 'list' | 'ordered',
): Planned | null {
  const slot = structure.slot(segment);
  const part = slot && partOf(slot);
  if (part?.kind !== 'paragraph' || texts.value(otherLocale(locale), segment) !== '') return null;
  const { slots, first } = addPart(structure.rows, segment, what, structure.newId);
  return {
    change: {
      ...NO_CHANGE,
      ...rowEdits(structure.rows, removePart(slots, part.id)),
      texts: textEdit(locale, segment, texts.value(locale, segment), ''),
    },
    caret: { locale, segment: first, at: 0 },
  };
}

/** Puts a paragraph behind a list in place of its last item, which is empty. */
function leavingList({ rows, newId }: Structure, item: Slot, locale: Locale): Planned | null {
  const list = item.place.path.at(-2);
  if (item.kind !== 'item' || !list || !isListKind(list.kind)) return null;
  const last = rows.findLast((slot) => slot.kind !== 'value' && isWithin(slot, list.id));
  if (last !== item) return null;
  const { slots, first } = addPart(rows, item.segment, 'paragraph', newId);
  const after = removePart(slots, partOf(item)?.id ?? '');
  return {
    change: { ...NO_CHANGE, ...rowEdits(rows, after) },
    caret: { locale, segment: first, at: 0 },
  };
}

/** Joins a paragraph or list item to the one before it, in both languages. */
export function joining({ structure, texts }: Sheet, locale: Locale, segment: string): Planned | null {
  const before = joinable(structure.rows, segment);
  if (!before) return null;
  let at = 0;
  const edits = LOCALES.flatMap((language) => {
    const first = texts.value(language, before.segment);
    const second = texts.value(language, segment);
    const joined = joinedText(language, first, second);
    if (language === locale) at = joined.length - second.length;
    return [...textEdit(language, before.segment, first, joined), ...textEdit(language, segment, second, '')];
  });
  const own = structure.partOf(segment) ?? '';
  const after = removePart(structure.rows, own);
  edits.push(
    ...emptied(
      structure.rows.filter((slot) => slot.segment !== segment && isWithin(slot, own)),
      texts,
    ),
  );
  return {
    change: { ...NO_CHANGE, ...rowEdits(structure.rows, after), texts: edits },
    caret: { locale, segment: before.segment, at },
  };
}

/**
 * Moves a part by one among its siblings.
 * @param step -1 towards the start, 1 towards the end
 */
export function moving({ structure }: Sheet, part: string, step: -1 | 1): Planned | null {
  const moved = movePart(structure.rows, part, step);
  if (!moved) return null;
  const siblings = siblingsOfPart(structure.rows, part);
  const from = siblings[siblings.indexOf(part) - 1] ?? null;
  return {
    change: { ...NO_CHANGE, moves: [{ part, from, to: moved.siblings.at(-1) ?? null }] },
    caret: null,
  };
}

/** Says whom an item of the insight is for. */
export function naming({ structure }: Sheet, part: string, to: InsightKind): Planned | null {
  const [outer] = structure.rows.find((slot) => isWithin(slot, part))?.place.path ?? [];
  const from = outer?.insightKind ?? 'other';
  if (!outer || from === to) return null;
  return { change: { ...NO_CHANGE, kinds: [{ part, from, to }] }, caret: null };
}

/** Removes a part with its texts in both languages. A section keeps a place to write. */
export function removing({ structure, texts }: Sheet, part: string, locale: Locale): Planned | null {
  const { rows } = structure;
  const index = rows.findIndex((slot) => isWithin(slot, part));
  const after = structure.complete(removePart(rows, part));
  const edits = emptied(
    rows.filter((slot) => isWithin(slot, part)),
    texts,
  );
  const next = after.slice(index).find(({ kind }) => kind !== 'value') ?? after.at(-1);
  return {
    change: { ...NO_CHANGE, ...rowEdits(rows, after), texts: edits },
    caret: next ? { locale, segment: next.segment, at: 0 } : null,
  };
}

/** The texts of rows, in both languages, as nothing. */
const emptied = (slots: Slot[], texts: Texts): TextEdit[] =>
  slots.flatMap(({ segment }) =>
    LOCALES.flatMap((each) => textEdit(each, segment, texts.value(each, segment), '')),
  );

/** Chooses or writes what both languages have together: a setting, a date, a picture. */
export function choosing({ structure, texts }: Sheet, segment: string, value: string): Planned | null {
  const edits = textEdit(structure.lead, segment, texts.value(structure.lead, segment), value);
  if (edits.length === 0) return null;
  const rows = rowEdits(structure.rows, withValueRow(structure.rows, segment));
  return { change: { ...NO_CHANGE, ...rows, texts: edits }, caret: null };
}

/**
 * Puts a pasted table into the cells of a grid, from one cell to the right and down. A first row that names the columns goes to
 * their labels where it is put into the first row and nothing else stands in them. Rows and columns that are missing are made; of
 * a grid in which nothing was written, those that stay empty go. Units go to the labels, or to the unit of a chart that has none.
 */
export function pastingCells(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  table: ReadTable,
): Planned | null {
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

/** Takes an empty row away; null where something is written in it. */
export function clearing({ structure, texts }: Sheet, segment: string): Planned | null {
  if (texts.hasText(segment)) return null;
  const after = structure.complete(structure.rows.filter((slot) => slot.segment !== segment));
  return { change: { ...NO_CHANGE, ...rowEdits(structure.rows, after) }, caret: null };
}

/**
 * Puts pasted blocks into a row and below it: the first where the caret is, what stood behind the caret after the last.
 * Headings begin a sub-section in the analysis, and are paragraphs elsewhere.
 */
export function pasting(
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
