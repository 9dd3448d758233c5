import { isDataCell } from './cell-value.ts';
import { type ArticleDocument, newPartId, SECTIONS } from './document.ts';
import { matchParts } from './match-parts.ts';
import { segmentsOf } from './segments.ts';
import { type PartKind, SHAPES } from './shapes.ts';
import { type AnyPart, kindIn, type PartList, sectionList } from './walk.ts';

export type Unaligned = { side: 'document' | 'reference'; segmentId: string; text: string };

/**
 * Gives the parts of `document` the ids of the parts of `reference` that they correspond to, so that a changed file
 * continues its own revisions, and a translation is tied to its source segment by segment.
 *
 * Within each list, parts with the same text correspond first; between them, parts of the same kind correspond in
 * order. Across languages no text is the same, and the numbers of tables, dates and the order decide.
 * @returns the document, and the segments that only one of the two has; parts of the document among them have ids
 *   that `reference` does not use
 */
export function alignDocument(
  document: ArticleDocument,
  reference: ArticleDocument,
): { document: ArticleDocument; unaligned: Unaligned[] } {
  const aligned = structuredClone(document);
  const taken = idsIn(reference);
  const empty: AnyPart[] = [];
  for (const section of SECTIONS) {
    if (!aligned[section]) continue;
    const list = sectionList(aligned, section);
    alignList(list, reference[section] ? sectionList(reference, section).parts : empty, taken);
  }
  return { document: aligned, unaligned: unalignedOf(aligned, reference) };
}

/** Gives the parts of a list, and all in them, their ids. */
function alignList(
  { of, parts }: Pick<PartList, 'of' | 'parts'>,
  others: AnyPart[],
  taken: ReadonlySet<string>,
): void {
  const partners = matchParts(parts, others, KEYS[of] ?? [wholeOf(of)], (part) => kindIn(of, part));
  parts.forEach((part, index) => {
    const kind = kindIn(of, part);
    const partner = partners[index];
    const isSame = partner && kindIn(of, partner) === kind;
    part.id = partner?.id ?? (taken.has(part.id) ? newPartId() : part.id);
    for (const field of SHAPES[kind]) {
      if (field.is !== 'parts') continue;
      const own = (part[field.name] ?? []) as AnyPart[];
      const before = own.map(({ id }) => id);
      alignList(
        { of: field.kind, parts: own },
        isSame ? ((partner[field.name] ?? []) as AnyPart[]) : [],
        taken,
      );
      if (field.kind === 'column') renameColumns(part, before);
    }
  });
}

/** The cells of a table follow its columns, whose ids have changed. */
function renameColumns(table: AnyPart, before: string[]): void {
  const after = (table.columns as AnyPart[]).map(({ id }) => id);
  for (const row of table.rows as AnyPart[]) {
    const cells = row.cells as Record<string, string>;
    row.cells = Object.fromEntries(
      before.flatMap((id, at): [string, string][] => {
        const text = cells[id];
        return text === undefined ? [] : [[after[at] ?? id, text]];
      }),
    );
  }
}

type Key = (part: AnyPart) => string | undefined;

const textKey =
  (name: string): Key =>
  (part) =>
    (part[name] as string | undefined) || undefined;

/** All that is written in a part, without ids. */
const wholeOf =
  (of: PartList['of']): Key =>
  (part) =>
    JSON.stringify([kindIn(of, part), wordsIn(kindIn(of, part), part)]);

const blocksKey: Key = (part) => (part.blocks as AnyPart[]).map(wholeOf('block')).join('\n') || undefined;

/** What parts are compared by, the strictest first. */
const KEYS: Partial<Record<PartList['of'], Key[]>> = {
  point: [wholeOf('point'), textKey('text'), textKey('label')],
  subsection: [wholeOf('subsection'), textKey('heading'), blocksKey],
  insight: [wholeOf('insight'), textKey('label'), blocksKey],
  row: [
    (row) => JSON.stringify(Object.values(row.cells as object)),
    (row) =>
      Object.values(row.cells as Record<string, string>)
        .filter(isDataCell)
        .join(' ') || undefined,
  ],
  event: [wholeOf('event'), textKey('date')],
  picture: [wholeOf('picture'), textKey('media')],
};

function wordsIn(kind: PartKind, part: AnyPart): unknown {
  if (kind === 'row') return Object.values(part.cells as object);
  return SHAPES[kind].map((field) => {
    if (field.is !== 'parts') return part[field.name];
    return ((part[field.name] ?? []) as AnyPart[]).map((child) => wordsIn(kindIn(field.kind, child), child));
  });
}

function idsIn(document: ArticleDocument): Set<string> {
  const ids = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string') ids.add(value);
    return value;
  });
  return ids;
}

function unalignedOf(document: ArticleDocument, reference: ArticleDocument): Unaligned[] {
  const [ours, theirs] = [segmentsOf(document), segmentsOf(reference)];
  const without = (segments: typeof ours, others: typeof ours, side: Unaligned['side']): Unaligned[] => {
    const known = new Set(others.map(({ id }) => id));
    return segments.filter(({ id }) => !known.has(id)).map(({ id, text }) => ({ side, segmentId: id, text }));
  };
  return [...without(ours, theirs, 'document'), ...without(theirs, ours, 'reference')];
}
