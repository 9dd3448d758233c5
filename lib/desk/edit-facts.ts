import { LOCALES } from '../locale.ts';
import {
  type Change,
  type FactsChange,
  type FactsEdit,
  type FactsView,
  type FieldChanges,
  type HeroView,
  type PictureFields,
  SOURCE_FIELDS,
  type SourceFields,
  type SourceInput,
  type SourceView,
  type StaleValue,
} from './editor.ts';

/** A source as the fields of its form. */
export function sourceFields({ names, url, language, accessedAt }: SourceView): SourceFields {
  return {
    'title-ja': names.ja?.title ?? '',
    'publisher-ja': names.ja?.publisher ?? '',
    'title-en': names.en?.title ?? '',
    'publisher-en': names.en?.publisher ?? '',
    url: url ?? '',
    language: language ?? '',
    accessedAt: accessedAt ?? '',
  };
}

/** What is said about a picture as the fields of its form. */
export function pictureFields({ texts, credit }: HeroView): PictureFields {
  return {
    'alt-ja': texts.ja?.alt ?? '',
    'alt-en': texts.en?.alt ?? '',
    'caption-ja': texts.ja?.caption ?? '',
    'caption-en': texts.en?.caption ?? '',
    credit,
  };
}

/** Whether a value is no longer what its author saw, nor what they made of it. */
export function isStale<T>({ from, to }: Change<T>, is: T): boolean {
  return is !== from && is !== to;
}

type Wanted = Omit<FactsChange, 'versions'>;

/**
 * What the facts are to be after somebody changed some of them.
 * @param facts as they are now
 * @returns the facts that change, whole; or every value that somebody else changed meanwhile
 */
export function applyEdit(
  facts: FactsView,
  edit: FactsEdit,
): { ok: true; wanted: Wanted } | { ok: false; stale: StaleValue[] } {
  const stale: StaleValue[] = [];
  const { category, authors, tags, hero } = edit;
  const wanted: Wanted = {};
  if (category) {
    if (isStale(category, facts.categoryId)) {
      stale.push({ fact: 'category', ...category, is: facts.categoryId });
    }
    wanted.categoryId = category.to;
  }
  if (authors) {
    wanted.authors = editAuthors(facts.authors, authors, stale);
  }
  if (tags) {
    const kept = without(
      facts.tags.map(({ id }) => id),
      tags.remove,
    );
    wanted.tags = [...kept.map((id) => ({ id })), ...(tags.add ?? [])];
  }
  if (hero) {
    const is = facts.hero?.mediaId ?? null;
    if (isStale(hero, is)) stale.push({ fact: 'hero', ...hero, is });
    wanted.hero = hero.to === null ? null : { mediaId: hero.to };
  }
  if (edit.picture) Object.assign(wanted, describePicture(facts.hero, edit.picture, stale));
  if (edit.sources) wanted.sources = editSources(facts.sources, edit.sources, stale);
  return stale.length > 0 ? { ok: false, stale } : { ok: true, wanted };
}

function editAuthors(
  present: FactsView['authors'],
  { add = [], remove, contributions = [] }: NonNullable<FactsEdit['authors']>,
  stale: StaleValue[],
): NonNullable<Wanted['authors']> {
  for (const { id, from, to } of contributions) {
    const is = present.find((each) => each.id === id)?.contribution ?? null;
    if (isStale({ from, to }, is)) stale.push({ fact: 'authors', id, from, to, is });
  }
  const kept = without(
    present.map(({ id }) => id),
    remove,
  );
  return [...new Set([...kept, ...add])].map((id) => ({
    id,
    contribution: contributions.find((each) => each.id === id)?.to,
  }));
}

function describePicture(
  hero: HeroView | null,
  { mediaId, fields }: NonNullable<FactsEdit['picture']>,
  stale: StaleValue[],
): Pick<Wanted, 'hero'> {
  if (hero?.mediaId !== mediaId) {
    stale.push({ fact: 'hero', from: mediaId, to: mediaId, is: hero?.mediaId ?? null });
    return {};
  }
  const is = pictureFields(hero);
  noteStale({ fact: 'hero' }, fields, is, stale);
  const now = { ...is, ...valuesOf(fields) };
  const texts: NonNullable<NonNullable<FactsChange['hero']>['texts']> = {};
  for (const locale of LOCALES) {
    if (!fields[`alt-${locale}`] && !fields[`caption-${locale}`]) continue;
    texts[locale] = { alt: now[`alt-${locale}`], caption: now[`caption-${locale}`] };
  }
  return { hero: { mediaId, texts, ...(fields.credit && { credit: now.credit }) } };
}

function editSources(
  present: SourceView[],
  { edit = [], add = [], remove = [], order }: NonNullable<FactsEdit['sources']>,
  stale: StaleValue[],
): SourceInput[] {
  const edited = new Map<number, SourceInput>();
  for (const { id, fields } of edit) {
    const source = present.find((each) => each.id === id);
    if (source) {
      const is = sourceFields(source);
      noteStale({ fact: 'sources', id }, fields, is, stale);
      edited.set(id, { id, ...inputOf({ ...is, ...valuesOf(fields) }, withCompanions(Object.keys(fields))) });
    } else stale.push({ fact: 'sources', id, from: null, to: null, is: null });
  }
  for (const { id, from } of remove) {
    const source = present.find((each) => each.id === id);
    const is = source && sourceFields(source);
    if (is && SOURCE_FIELDS.some((field) => is[field] !== from[field])) {
      stale.push({ fact: 'sources', id, from, to: null, is });
    }
  }
  let ids = present.map(({ id }) => id);
  if (order) {
    const seen = order.from.filter((id) => ids.includes(id));
    const is = ids.filter((id) => order.from.includes(id));
    const to = order.to.filter((id) => ids.includes(id));
    if (isStale({ from: seen.join(), to: to.join() }, is.join())) {
      stale.push({ fact: 'sources', field: 'order', ...order, is });
    }
    ids = reorder(ids, to);
  }
  const kept = without(
    ids,
    remove.map(({ id }) => id),
  );
  return [
    ...kept.map((id) => edited.get(id) ?? { id }),
    ...add.map((fields) => {
      const all = { ...NO_SOURCE, ...trimmed(fields) };
      // What is known of a source of that address already, and is not said here, stays.
      return inputOf(
        all,
        SOURCE_FIELDS.filter((field) => all[field] !== ''),
      );
    }),
  ];
}

const NO_SOURCE = Object.fromEntries(SOURCE_FIELDS.map((field) => [field, ''])) as SourceFields;

/** Puts ids into an order; those that it does not name stay behind the one that they stand behind. */
function reorder(ids: number[], order: number[]): number[] {
  const groups = new Map<number, number[]>();
  const first: number[] = [];
  let group = first;
  for (const id of ids) {
    if (order.includes(id)) {
      group = [id];
      groups.set(id, group);
    } else group.push(id);
  }
  return [...first, ...order.flatMap((id) => groups.get(id) ?? [])];
}

/** Title and publisher are written together. */
function withCompanions(named: string[]): string[] {
  const locales = LOCALES.filter((locale) => named.some((field) => field.endsWith(`-${locale}`)));
  return [...named, ...locales.flatMap((locale) => [`title-${locale}`, `publisher-${locale}`])];
}

/** The fields of a source as the command takes them, those that were named. */
function inputOf(fields: SourceFields, named: readonly string[]): SourceInput {
  const names: NonNullable<SourceInput['names']> = {};
  for (const locale of LOCALES) {
    if (!named.includes(`title-${locale}`) && !named.includes(`publisher-${locale}`)) continue;
    const [title, publisher] = [fields[`title-${locale}`], fields[`publisher-${locale}`]];
    names[locale] = { title, ...(named.includes(`publisher-${locale}`) && { publisher }) };
  }
  return {
    names,
    ...(named.includes('url') && { url: fields.url || null }),
    ...(named.includes('language') && { language: fields.language || null }),
    ...(named.includes('accessedAt') && { accessedAt: fields.accessedAt || null }),
  };
}

function noteStale<Fields extends Record<string, string>>(
  where: Pick<StaleValue, 'fact' | 'id'>,
  changes: FieldChanges<Fields>,
  is: Fields,
  stale: StaleValue[],
): void {
  for (const [field, change] of Object.entries(changes) as [keyof Fields & string, Change<string>][]) {
    const to = change.to.trim();
    if (isStale({ from: change.from, to }, is[field] as string)) {
      stale.push({ ...where, field, from: change.from, to, is: is[field] });
    }
  }
}

function valuesOf<Fields>(changes: FieldChanges<Fields>): Partial<Fields> {
  const entries = Object.entries(changes) as [string, Change<string>][];
  return Object.fromEntries(entries.map(([field, { to }]) => [field, to.trim()])) as Partial<Fields>;
}

const trimmed = (fields: Partial<SourceFields>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value.trim()]));

const without = (ids: number[], gone: number[] = []) => ids.filter((id) => !gone.includes(id));
