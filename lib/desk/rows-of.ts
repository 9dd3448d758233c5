import type { ArticleDocument, Block, InsightKind, Section } from '../article/document.ts';
import type { Step } from '../article/place.ts';
import type { Segment } from '../article/segments.ts';
import { LOCALES, type Locale } from '../locale.ts';
import type { Row } from './editor.ts';

/** A row of the editor as the documents alone tell it. */
export type TextRow = Pick<Row, 'segment' | 'kind' | 'place'> & { texts: Record<Locale, string> };

type Both<T> = Partial<Record<Locale, T>>;

/**
 * Every text of an article in reading order, both languages side by side. The structure is that of `lead`; a part that
 * only the other language has stands behind the one it follows there. Headline, lede and the text of a key point are
 * there even when nobody has written them.
 */
export function rowsOf(documents: Both<ArticleDocument>, lead: Locale): TextRow[] {
  const rows: TextRow[] = [];
  const add = (
    segment: string,
    kind: Segment['kind'],
    place: Row['place'],
    textIn: (locale: Locale) => string | undefined,
    isKept = false,
  ) => {
    const texts = { ja: textIn('ja') ?? '', en: textIn('en') ?? '' };
    if (isKept || texts.ja || texts.en) rows.push({ segment, kind, place, texts });
  };

  const addBlocks = (section: Section, path: Step[], blocks: Both<Block[]>) => {
    for (const { id, after, parts } of merge(blocks, lead, ({ id, kind }) => `${kind} ${id}`)) {
      const kind = (parts.ja ?? parts.en)?.kind ?? 'paragraph';
      const here = [...path, { id, kind, after }];
      if (kind === 'paragraph') {
        add(id, 'text', { section, path: here }, (locale) => textOf(parts[locale]));
        continue;
      }
      for (const item of merge(each(parts, itemsOf), lead)) {
        const step: Step = { id: item.id, kind: 'item', after: item.after };
        add(item.id, 'item', { section, path: [...here, step] }, (locale) => item.parts[locale]?.text);
      }
    }
  };
  const addTitle = (section: Section) =>
    add(`${section}.title`, 'title', { section, path: [] }, (locale) => documents[locale]?.[section]?.title);
  const addProse = (section: 'whyItMatters' | 'outlook') => {
    addTitle(section);
    addBlocks(
      section,
      [],
      each(documents, (document) => document[section]?.blocks),
    );
  };

  const head = { section: 'head' as const, path: [] };
  add('headline', 'headline', head, (locale) => documents[locale]?.headline, true);
  add('lede', 'lede', head, (locale) => documents[locale]?.lede, true);
  addProse('whyItMatters');
  addTitle('keyPoints');
  for (const { id, after, parts } of merge(
    each(documents, ({ keyPoints }) => keyPoints?.points),
    lead,
  )) {
    const place: Row['place'] = { section: 'keyPoints', path: [{ id, kind: 'point', after }] };
    add(`${id}.label`, 'label', place, (locale) => parts[locale]?.label);
    add(id, 'text', place, (locale) => parts[locale]?.text, true);
  }
  addTitle('analysis');
  for (const { id, after, parts } of merge(
    each(documents, ({ analysis }) => analysis?.parts),
    lead,
  )) {
    const path: Step[] = [{ id, kind: 'subsection', after }];
    add(`${id}.heading`, 'heading', { section: 'analysis', path }, (locale) => parts[locale]?.heading);
    addBlocks(
      'analysis',
      path,
      each(parts, ({ blocks }) => blocks),
    );
  }
  addTitle('insight');
  for (const { id, after, parts } of merge(
    each(documents, ({ insight }) => insight?.items),
    lead,
  )) {
    const insightKind: InsightKind = (parts[lead] ?? parts.ja ?? parts.en)?.kind ?? 'other';
    const path: Step[] = [{ id, kind: 'insight', after, insightKind }];
    add(`${id}.label`, 'label', { section: 'insight', path }, (locale) => parts[locale]?.label);
    addBlocks(
      'insight',
      path,
      each(parts, ({ blocks }) => blocks),
    );
  }
  addProse('outlook');
  return rows;
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

const textOf = (block: Block | undefined) => (block?.kind === 'paragraph' ? block.text : undefined);
const itemsOf = (block: Block) => (block.kind === 'list' ? block.items : undefined);
