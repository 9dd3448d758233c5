import type { ArticleDocument } from './document.ts';
import { SECTIONS } from './parts.ts';
import { alwaysHasText, type PartKind, SHAPES } from './shapes.ts';
import { type AnyPart, kindIn, listsIn, listsOf, type PartList, sectionList } from './walk.ts';

/** Anything of a document that has an id of its own, and the list in which it stands. */
export type Part = { kind: PartKind; part: AnyPart; list: PartList };

/** The list in which the part `id` stands, or undefined. */
export function siblingsOf(document: ArticleDocument, id: string): PartList | undefined {
  return listsIn(document).find(({ parts }) => parts.some((part) => part.id === id));
}

/** The part `id`, or undefined. */
export function findPart(document: ArticleDocument, id: string): Part | undefined {
  const list = siblingsOf(document, id);
  const part = list?.parts.find((each) => each.id === id);
  return list && part && { kind: kindIn(list.of, part), part, list };
}

/**
 * Takes out, in place, what has nothing to read any more: lists without items, tables without cells, parts without heading
 * and blocks, sections. Settings alone keep nothing.
 */
export function prune(document: ArticleDocument): void {
  for (const section of SECTIONS) {
    if (!document[section]) continue;
    const list = sectionList(document, section);
    pruneList(list);
    if (list.parts.length === 0 && !document[section].title) delete document[section];
  }
}

function pruneList(list: PartList): void {
  const kept = list.parts.filter((part) => isLeft(list, part));
  if (kept.length < list.parts.length) list.parts.splice(0, list.parts.length, ...kept);
}

/** Whether anything is left of a part once what it holds is pruned. */
function isLeft(list: PartList, part: AnyPart): boolean {
  const kind = kindIn(list.of, part);
  if (kind === 'row') return pruneCells(part, list.owner);
  const inner = listsOf(list.section, kind, part);
  // Rows first: a column is there as long as something is written in it.
  for (const each of inner.toReversed()) pruneList(each);
  if (kind === 'column') return hasText(part.label) || isWrittenIn(list.owner, part.id);
  for (const field of SHAPES[kind]) {
    const isEmpty = field.is === 'text' && part[field.name] !== undefined && !hasText(part[field.name]);
    if (isEmpty && !(field.name === 'text' && alwaysHasText(kind))) delete part[field.name];
  }
  const hasOwn = SHAPES[kind].some(
    (field) => (field.is === 'text' || field.is === 'value') && hasText(part[field.name]),
  );
  return hasOwn || inner.some(({ parts }) => parts.length > 0);
}

/** Takes out empty cells and those of columns that are gone; the others stand in the order of the columns. */
function pruneCells(row: AnyPart, table: AnyPart | undefined): boolean {
  const cells = (row.cells ?? {}) as Record<string, string>;
  const kept = ((table?.columns ?? []) as AnyPart[]).flatMap(({ id }): [string, string][] => {
    const text = cells[id];
    return text !== undefined && hasText(text) ? [[id, text]] : [];
  });
  row.cells = Object.fromEntries(kept);
  return kept.length > 0;
}

const isWrittenIn = (table: AnyPart | undefined, column: string): boolean =>
  ((table?.rows ?? []) as AnyPart[]).some(({ cells }) => hasText((cells as Record<string, string>)[column]));

const hasText = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
