import { isDataCell } from './cell-value.ts';
import type { ArticleDocument } from './document.ts';
import { findPart, prune } from './document-parts.ts';
import { isBlockKind, type PartKind, SHAPES } from './shapes.ts';
import { type AnyPart, kindIn, listsIn } from './walk.ts';

/*
 * One set of numbers, two sets of words: the numbers of tables and charts, dates, pictures and how a figure is drawn belong
 * to the article, and both of its documents say the same.
 */

/** What both languages share of a part: without any words, with the parts in it that hold something shared. */
export function sharedPart(kind: PartKind, part: AnyPart): AnyPart {
  const shared: AnyPart = isBlockKind(kind) ? { id: part.id, kind } : { id: part.id };
  if (kind === 'row') shared.cells = numbersOf(part);
  for (const field of SHAPES[kind]) {
    if (field.is === 'parts') {
      shared[field.name] = ((part[field.name] ?? []) as AnyPart[]).flatMap((child) => {
        const inner = sharedPart(kindIn(field.kind, child), child);
        return isShared(kindIn(field.kind, child), inner) ? [inner] : [];
      });
    } else if (field.is !== 'text' && part[field.name] !== undefined) shared[field.name] = part[field.name];
  }
  return shared;
}

/** Whether something of a part is shared, so that the other language has the part too. */
function isShared(kind: PartKind, shared: AnyPart): boolean {
  if (kind === 'column') return true;
  if (kind === 'row') return Object.keys(shared.cells as object).length > 0;
  return SHAPES[kind].some((field) =>
    field.is === 'value'
      ? shared[field.name] !== undefined
      : field.is === 'parts' && (shared[field.name] as unknown[]).length > 0,
  );
}

function numbersOf(row: AnyPart): Record<string, string> {
  const cells = Object.entries((row.cells ?? {}) as Record<string, string>);
  return Object.fromEntries(cells.filter(([, text]) => isDataCell(text)));
}

/**
 * A document with the shared data of the other language's: in every figure that both have, and the level of every item. Words
 * stay; a cell in which this language has words keeps them though the other has a number there.
 * @returns `document` itself where nothing differs
 */
export function withSharedData(document: ArticleDocument, source: ArticleDocument): ArticleDocument {
  const blocks = listsIn(source).flatMap((list) => (list.of === 'block' ? list.parts : []));
  const result = structuredClone(document);
  for (const other of blocks) {
    const kind = other.kind as PartKind;
    const found = findPart(result, other.id);
    if (found?.kind === kind) take(kind, found.part, other);
  }
  prune(result);
  return JSON.stringify(result) === JSON.stringify(document) ? document : result;
}

function take(kind: PartKind, part: AnyPart, other: AnyPart): void {
  if (kind === 'row') part.cells = mergedCells(part, other);
  for (const field of SHAPES[kind]) {
    if (field.is === 'parts') takeParts(field, part, other);
    else if (field.is === 'text') continue;
    else if (other[field.name] === undefined) delete part[field.name];
    else part[field.name] = other[field.name];
  }
}

function takeParts(field: { name: string; kind: PartKind | 'block' }, part: AnyPart, other: AnyPart): void {
  const own = [...((part[field.name] ?? []) as AnyPart[])];
  let behind = -1;
  for (const theirs of (other[field.name] ?? []) as AnyPart[]) {
    const kind = kindIn(field.kind, theirs);
    const at = own.findIndex(({ id }) => id === theirs.id);
    const known = own[at];
    if (known) {
      take(kind, known, theirs);
      behind = at;
      continue;
    }
    const shared = sharedPart(kind, theirs);
    if (isShared(kind, shared)) own.splice(++behind, 0, shared);
  }
  const theirIds = new Set(((other[field.name] ?? []) as AnyPart[]).map(({ id }) => id));
  for (const each of own)
    if (!theirIds.has(each.id) && field.kind === 'row') each.cells = withoutNumbers(each);
  part[field.name] = field.kind === 'row' || field.kind === 'column' ? inTheirOrder(own, theirIds) : own;
}

/**
 * Rows and columns stand in one order: one that was added here behind a part that only the other language had was put where it could be,
 * which is not where its author sees it.
 */
function inTheirOrder(own: AnyPart[], theirIds: Set<string>): AnyPart[] {
  const order = [...theirIds];
  const common = own
    .filter(({ id }) => theirIds.has(id))
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  return own.map((each) => (theirIds.has(each.id) ? (common.shift() ?? each) : each));
}

const withoutNumbers = (row: AnyPart): Record<string, string> => mergedCells(row, { id: row.id, cells: {} });

/** The words of one row, and the numbers of the other where there are none. */
function mergedCells(row: AnyPart, other: AnyPart): Record<string, string> {
  const cells = Object.entries((row.cells ?? {}) as Record<string, string>);
  const words = Object.fromEntries(cells.filter(([, text]) => !isDataCell(text)));
  return { ...numbersOf(other), ...words };
}
