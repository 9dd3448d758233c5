import { SECTIONS, type Section } from './parts.ts';
import { type PartKind, SHAPES, type TextKind } from './shapes.ts';

/** A document, of which this room knows no more than its sections: document.ts is built on it. */
type Sections = { [Name in Section]?: unknown };

/** A part of a document as its shape (shapes.ts) tells what stands in it. */
export type AnyPart = { id: string } & Record<string, unknown>;

/** Parts that stand in one list. The array is the document's own. */
export type PartList = {
  section: Section;
  of: PartKind | 'block';
  parts: AnyPart[];
  /** The part in which the list stands; undefined for those of a section. */
  owner?: AnyPart;
};

/** The list that each section consists of. */
const SECTION_LISTS = {
  whyItMatters: { name: 'blocks', of: 'block' },
  keyPoints: { name: 'points', of: 'point' },
  analysis: { name: 'parts', of: 'subsection' },
  insight: { name: 'items', of: 'insight' },
  outlook: { name: 'blocks', of: 'block' },
} as const satisfies Record<Section, { name: string; of: PartKind | 'block' }>;

/** The outermost list of a section, made where the document has none. */
export function sectionList(document: Sections, section: Section): PartList {
  const { name, of } = SECTION_LISTS[section];
  const content = document as Record<Section, Record<string, unknown> | undefined>;
  content[section] ??= { [name]: [] };
  return { section, of, parts: content[section][name] as AnyPart[] };
}

/** What kind a part is that stands in a list. Only blocks say it themselves. */
export const kindIn = (of: PartList['of'], part: AnyPart): PartKind =>
  of === 'block' ? (part.kind as PartKind) : of;

/** The lists in a part, in reading order. */
export function listsOf(section: Section, kind: PartKind, part: AnyPart): PartList[] {
  return SHAPES[kind].flatMap((field) =>
    field.is === 'parts'
      ? [{ section, of: field.kind, parts: (part[field.name] ?? []) as AnyPart[], owner: part }]
      : [],
  );
}

/** Every list of parts in a document, outer ones before those in them. */
export function listsIn(document: Sections): PartList[] {
  const within = (list: PartList): PartList[] => [
    list,
    ...list.parts.flatMap((part) => listsOf(list.section, kindIn(list.of, part), part).flatMap(within)),
  ];
  return SECTIONS.flatMap((section) => (document[section] ? within(sectionList(document, section)) : []));
}

/** A text, value or setting of a part, as it stands in the document; `column` for the cell of a row. */
export type Visited = {
  section: Section;
  part: AnyPart;
  partKind: PartKind;
  /** The property, or the id of the column. */
  name: string;
  /** Undefined for values and settings. */
  kind: TextKind | undefined;
  isContent: boolean;
  text: string;
};

/** Everything that is written in the parts of a section, in reading order; what is absent or empty is left out. */
export function visitSection(document: Sections, section: Section, visit: (each: Visited) => void): void {
  if (!document[section]) return;
  const list = sectionList(document, section);
  for (const part of list.parts) visitPart(section, kindIn(list.of, part), part, undefined, visit);
}

/** The same of one part. @param owner what it stands in: the table of a row */
export function visitPart(
  section: Section,
  partKind: PartKind,
  part: AnyPart,
  owner: AnyPart | undefined,
  visit: (each: Visited) => void,
): void {
  const tell = (name: string, kind: TextKind | undefined, isContent: boolean, text: unknown) => {
    if (typeof text === 'string' && text !== '')
      visit({ section, part, partKind, name, kind, isContent, text });
  };
  if (partKind === 'row') {
    const cells = (part.cells ?? {}) as Record<string, string>;
    for (const column of (owner?.columns ?? []) as AnyPart[]) tell(column.id, 'cell', true, cells[column.id]);
    return;
  }
  for (const field of SHAPES[partKind]) {
    if (field.is !== 'parts') {
      tell(
        field.name,
        field.is === 'text' ? field.kind : undefined,
        field.is !== 'setting',
        part[field.name],
      );
      continue;
    }
    for (const child of (part[field.name] ?? []) as AnyPart[]) {
      visitPart(section, kindIn(field.kind, child), child, part, visit);
    }
  }
}
