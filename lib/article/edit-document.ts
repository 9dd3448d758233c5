import { type ArticleDocument, type InsightKind, SECTIONS, type Section } from './document.ts';
import { findPart, type Part, prune, siblingsOf } from './document-parts.ts';
import type { Place, Step } from './place.ts';
import { segmentsOf, sharedValuesOf } from './segments.ts';
import { alwaysHasText, isBlockKind, namesOf, SHAPES } from './shapes.ts';
import { sharedPart } from './shared-data.ts';
import { type AnyPart, listsOf, type PartList, sectionList } from './walk.ts';

export type DocumentEdit =
  | { do: 'set'; segment: string; value: string; place: Place }
  | { do: 'move'; part: string; after: string | null }
  | { do: 'remove'; part: string }
  | { do: 'insight-kind'; part: string; kind: InsightKind };

/**
 * Applies one edit and returns the document after it; `document` itself stays as it is.
 * A text that is set to nothing disappears, and with it whatever has no text any more; one that is not there yet is
 * made, with the parts on the way to it.
 * @param counterpart the document of the other language: where a part stands that this one lacks is known from there
 * @returns undefined when the document has no such place: parts of the wrong kind, or under the wrong section
 */
export function editDocument(
  document: ArticleDocument,
  edit: DocumentEdit,
  counterpart?: ArticleDocument,
): ArticleDocument | undefined {
  const edited = structuredClone(document);
  const done = applyTo(edited, edit, counterpart);
  prune(edited);
  return done ? edited : undefined;
}

/** The text, value or setting that a segment names; '' where the document has none. */
export function textOf(document: ArticleDocument, segment: string): string {
  const named = ({ id }: { id: string }) => id === segment;
  return (segmentsOf(document).find(named) ?? sharedValuesOf(document).find(named))?.text ?? '';
}

function applyTo(document: ArticleDocument, edit: DocumentEdit, counterpart: ArticleDocument | undefined) {
  switch (edit.do) {
    case 'set':
      return setText(document, edit, counterpart);
    case 'move':
      movePart(document, edit, counterpart);
      return true;
    case 'remove': {
      const siblings = siblingsOf(document, edit.part);
      siblings?.parts.splice(indexIn(siblings, edit.part), 1);
      return true;
    }
    case 'insight-kind': {
      const found = findPart(document, edit.part);
      if (found?.kind === 'insight') found.part.kind = edit.kind;
      return true;
    }
  }
}

function setText(
  document: ArticleDocument,
  { segment, value, place }: Extract<DocumentEdit, { do: 'set' }>,
  counterpart: ArticleDocument | undefined,
): boolean {
  const text = value.trim() === '' ? '' : value;
  if (segment === 'headline' || segment === 'lede') {
    document[segment] = text;
    return true;
  }
  const section = SECTIONS.find((name) => segment === `${name}.title`);
  if (section) return setTitle(document, section, text);
  const { part: id, name } = namesOf(segment);
  if (text === '' && !findPart(document, id)) return true;
  const known = findPart(document, id);
  if (known && known.kind !== 'row') return writeText(known, name, text);
  const part = known ?? makePart(document, id, place, counterpart);
  if (part?.kind !== 'row') return part !== undefined && writeText(part, name, text);
  return writeCell(part, name, text, place, counterpart);
}

function setTitle(document: ArticleDocument, section: Section, text: string): boolean {
  if (text === '') {
    delete document[section]?.title;
    return true;
  }
  sectionList(document, section);
  const made = document[section];
  if (made) made.title = text;
  return true;
}

const IS_NUMBER = /^[1-9]\d{0,14}$/;

/** Writes one of the texts, values or settings that a part of this kind has. */
function writeText({ kind, part }: Part, name: string, text: string): boolean {
  const field = SHAPES[kind].find((each) => each.is !== 'parts' && each.name === name);
  if (!field || (field.is === 'setting' && text !== '' && !field.of.includes(text))) return false;
  if (name === 'media' && text !== '' && !IS_NUMBER.test(text)) return false;
  if (text === '' && !(name === 'text' && alwaysHasText(kind))) delete part[name];
  else part[name] = text;
  return true;
}

/** Writes a cell, and makes its column where the table has none of that id. */
function writeCell(
  { part: row, list }: Part,
  column: string,
  text: string,
  { path }: Place,
  counterpart: ArticleDocument | undefined,
): boolean {
  const table = list.owner;
  const columns = listsOf(list.section, 'table', table ?? row).find(({ of }) => of === 'column');
  if (!table || !columns) return false;
  const cells = row.cells as Record<string, string>;
  if (text === '') delete cells[column];
  else {
    const step = path.at(-1);
    if (!columns.parts.some(({ id }) => id === column)) {
      if (step?.kind !== 'column' || step.id !== column) return false;
      insert(columns, step, counterpart);
    }
    cells[column] = text;
  }
  return true;
}

/** Makes the part `id` and all that is missing on the way to it. */
function makePart(
  document: ArticleDocument,
  id: string,
  { section, path }: Place,
  counterpart: ArticleDocument | undefined,
): Part | undefined {
  // The place of a cell ends in its column, which is no part of the row.
  const end = path.findIndex((step) => step.id === id);
  const isEnd = end >= 0 && (end === path.length - 1 || path[end]?.kind === 'row');
  if (section === 'head' || !isEnd) return undefined;
  let lists = [sectionList(document, section)];
  let reached: Part | undefined;
  for (const step of path.slice(0, end + 1)) {
    const list = lists.find(({ of }) => (of === 'block' ? isBlockKind(step.kind) : of === step.kind));
    reached = findPart(document, step.id) ?? (list && insert(list, step, counterpart));
    if (reached?.kind !== step.kind) return undefined;
    lists = listsOf(section, reached.kind, reached.part);
  }
  return reached;
}

function insert(list: PartList, step: Step, counterpart: ArticleDocument | undefined): Part {
  const part = emptyPart(step, counterpart);
  list.parts.splice(positionBehind(list, step.after, step.id, counterpart), 0, part);
  return { kind: step.kind, part, list };
}

/** A part without texts: with what both languages share, where the other one has it. */
function emptyPart(
  { id, kind, insightKind, settings }: Step,
  counterpart: ArticleDocument | undefined,
): AnyPart {
  const other = counterpart && findPart(counterpart, id);
  if (other?.kind === kind && kind !== 'insight')
    return { ...bare(id, kind), ...sharedPart(kind, other.part) };
  const made = bare(id, kind);
  if (kind === 'insight') made.kind = insightKind ?? 'other';
  for (const field of SHAPES[kind]) {
    const chosen = settings?.[field.name];
    if (field.is === 'setting' && chosen !== undefined && field.of.includes(chosen))
      made[field.name] = chosen;
  }
  return made;
}

function bare(id: string, kind: Step['kind']): AnyPart {
  const made: AnyPart = isBlockKind(kind) ? { id, kind } : { id };
  if (alwaysHasText(kind)) made.text = '';
  if (kind === 'row') made.cells = {};
  for (const field of SHAPES[kind]) if (field.is === 'parts') made[field.name] = [];
  return made;
}

function movePart(
  document: ArticleDocument,
  { part, after }: Extract<DocumentEdit, { do: 'move' }>,
  counterpart: ArticleDocument | undefined,
): void {
  const siblings = siblingsOf(document, part);
  if (!siblings || after === part) return;
  const [moved] = siblings.parts.splice(indexIn(siblings, part), 1);
  if (moved) siblings.parts.splice(positionBehind(siblings, after, part, counterpart), 0, moved);
}

/**
 * Where in `siblings` a part comes that is to stand behind `after`. Where they lack `after`, behind the nearest one
 * before it in the other language; last where nobody knows it.
 */
function positionBehind(
  siblings: PartList,
  after: string | null,
  part: string,
  counterpart: ArticleDocument | undefined,
): number {
  if (after === null) return 0;
  const at = indexIn(siblings, after);
  if (at >= 0) return at + 1;
  const others = counterpart && siblingsOf(counterpart, after);
  if (!others) return siblings.parts.length;
  const before = others.parts.slice(0, indexIn(others, after)).filter(({ id }) => id !== part);
  const nearest = before.findLast(({ id }) => indexIn(siblings, id) >= 0);
  return nearest ? indexIn(siblings, nearest.id) + 1 : 0;
}

const indexIn = ({ parts }: PartList, id: string): number => parts.findIndex((part) => part.id === id);
