import { isDataCell } from '../article/cell-value.ts';
import type { ArticleDocument, InsightKind } from '../article/document.ts';
import { SECTIONS, type Section } from '../article/parts.ts';
import type { Step } from '../article/place.ts';
import { SHAPES, segmentName, type TextKind } from '../article/shapes.ts';
import { type AnyPart, kindIn, type PartList, sectionList } from '../article/walk.ts';
import { LOCALES, type Locale, otherLocale } from '../locale.ts';
import type { Row } from './editor.ts';

/** A row of the editor as the documents alone tell it. */
export type TextRow = Pick<Row, 'segment' | 'kind' | 'place'> & { texts: Record<Locale, string> };

type Both<T> = Partial<Record<Locale, T>>;

/**
 * Every text of an article in reading order, both languages side by side. The structure is that of `lead`; a part that
 * only the other language has stands behind the one it follows there. Headline, lede and the text of a key point are
 * there even when nobody has written them. What both languages share (shared-data.ts) stands in the column of `lead`,
 * whichever document has it.
 */
export function rowsOf(documents: Both<ArticleDocument>, lead: Locale): TextRow[] {
  const rows: TextRow[] = [];
  const add = (
    segment: string,
    kind: Row['kind'],
    place: Row['place'],
    textIn: (locale: Locale) => string | undefined,
    isKept = false,
  ) => {
    const own = { ja: textIn('ja') ?? '', en: textIn('en') ?? '' };
    const texts = kind === 'value' || kind === 'cell' ? sharedFirst(kind, own, lead) : own;
    if (isKept || texts.ja || texts.en) rows.push({ segment, kind, place, texts });
  };

  const addList = (section: Section, path: Step[], of: PartList['of'], lists: Both<AnyPart[]>) => {
    for (const { id, after, parts } of merge(lists, lead, (part) => `${kindIn(of, part)} ${part.id}`)) {
      const [one] = LOCALES.flatMap((locale) => parts[locale] ?? []);
      if (!one) continue;
      const kind = kindIn(of, one);
      const insightKind = (parts[lead] ?? one).kind as InsightKind;
      addPart(section, [...path, { id, kind, after, ...(kind === 'insight' && { insightKind }) }], parts);
    }
  };

  const addPart = (section: Section, path: Step[], parts: Both<AnyPart>) => {
    const { id, kind } = path.at(-1) as Step;
    const place = { section, path };
    for (const field of SHAPES[kind]) {
      const valueIn = (locale: Locale) => parts[locale]?.[field.name];
      if (field.is !== 'parts') {
        const of: TextKind | 'value' = field.is === 'text' ? field.kind : 'value';
        const isKept =
          (kind === 'point' && field.name === 'text') || (kind === 'column' && field.name === 'label');
        add(
          segmentName(id, field.name),
          of,
          place,
          (locale) => valueIn(locale) as string | undefined,
          isKept,
        );
      } else if (field.kind === 'row') addRows(section, path, parts);
      else
        addList(
          section,
          path,
          field.kind,
          each(parts, (part) => (part[field.name] ?? []) as AnyPart[]),
        );
    }
  };

  const addRows = (section: Section, path: Step[], tables: Both<AnyPart>) => {
    const columns = merge(
      each(tables, (table) => table.columns as AnyPart[]),
      lead,
    );
    for (const { id, after, parts } of merge(
      each(tables, (table) => table.rows as AnyPart[]),
      lead,
    )) {
      for (const column of columns) {
        const steps: Step[] = [
          { id, kind: 'row', after },
          { id: column.id, kind: 'column', after: column.after },
        ];
        const cellIn = (locale: Locale) =>
          (parts[locale]?.cells as Record<string, string> | undefined)?.[column.id];
        add(segmentName(id, column.id), 'cell', { section, path: [...path, ...steps] }, cellIn);
      }
    }
  };

  const head = { section: 'head' as const, path: [] };
  add('headline', 'headline', head, (locale) => documents[locale]?.headline, true);
  add('lede', 'lede', head, (locale) => documents[locale]?.lede, true);
  for (const section of SECTIONS) {
    add(`${section}.title`, 'title', { section, path: [] }, (locale) => documents[locale]?.[section]?.title);
    const lists = each(documents, (document) =>
      document[section] ? sectionList(document, section) : undefined,
    );
    const [{ of } = { of: 'block' as const }] = Object.values(lists);
    addList(
      section,
      [],
      of,
      each(lists, ({ parts }) => parts),
    );
  }
  return rows;
}

/** What is shared stands in one column: there it is judged, written and taken back once. Words stand where they are. */
function sharedFirst(
  kind: 'value' | 'cell',
  texts: Record<Locale, string>,
  lead: Locale,
): Record<Locale, string> {
  const isShared = (text: string) => kind === 'value' || isDataCell(text);
  if (LOCALES.some((locale) => texts[locale] !== '' && !isShared(texts[locale]))) return texts;
  // Only the other document may have the part.
  return { ja: '', en: '', [lead]: texts[lead] || texts[otherLocale(lead)] };
}

type Merged<T> = { id: string; after: string | null; parts: Both<T> };

/** The parts of both languages as one list, each with the one before it. */
function merge<T extends { id: string }>(
  lists: Both<T[]>,
  lead: Locale,
  keyOf: (part: T) => string = ({ id }) => id,
): Merged<T>[] {
  const merged = (lists[lead] ?? []).map((part): Omit<Merged<T>, 'after'> & { key: string } => ({
    id: part.id,
    key: keyOf(part),
    parts: { [lead]: part } as Both<T>,
  }));
  for (const locale of LOCALES.filter((each) => each !== lead)) {
    let behind = -1;
    for (const part of lists[locale] ?? []) {
      const at = merged.findIndex(({ key }) => key === keyOf(part));
      const known = merged[at];
      if (known) known.parts[locale] = part;
      else
        merged.splice(behind + 1, 0, { id: part.id, key: keyOf(part), parts: { [locale]: part } as Both<T> });
      behind = known ? at : behind + 1;
    }
  }
  return merged.map(({ id, parts }, index) => ({ id, parts, after: merged[index - 1]?.id ?? null }));
}

function each<T, R>(both: Both<T>, pick: (value: T) => R | undefined): Both<R> {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const value = both[locale];
      const picked = value === undefined ? undefined : pick(value);
      return picked === undefined ? [] : [[locale, picked]];
    }),
  );
}
