import { and, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { CoverParts } from '#lib/cover/measures.ts';
import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName, listing, media, mediaText, slug } from '../../schema.ts';
import { type Database, theStore } from '../../store.ts';
import { coverParts } from './cover-parts.ts';
import { currentSlug } from './current-slug.ts';
import { pictureColumns, pictureOf } from './picture.ts';
import { publicEdition } from './public-edition.ts';

export type CategoryLink = { key: string; name: string; slug: string };

/** One article in a list. */
export type Teaser = {
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  lede: string;
  publishedAt: Date;
  category: CategoryLink | null;
  hero: Picture | null;
  /** What the cover of one without a picture is drawn of. */
  parts: CoverParts;
  /** Who paid for it, as its language calls them. */
  sponsor: string | null;
  noindex: boolean;
};

export type TeaserPage = {
  teasers: Teaser[];
  /** Where the next page begins; null on the last one. */
  next: Cursor | null;
};

export type List =
  | { kind: 'all' }
  | { kind: 'category' | 'tag' | 'author'; entityId: number }
  /** All, but only from one instant until before another. */
  | { kind: 'all'; from: Date; until: Date }
  /** All, but only these. */
  | { kind: 'all'; articleIds: number[] }
  /** As many of the newest of every category. */
  | { kind: 'category'; newestOfEach: number };

/** Stories on one page of a list. */
const PAGE = 20;

/**
 * Public editions of one language in a list, newest first, in one statement. It walks the list's own index from the
 * place where the page begins, so the hundredth page costs what the first does.
 * @param narrow more conditions, over `listing` and what is joined to it
 */
export async function listTeasers(args: {
  locale: Locale;
  list?: List;
  limit: number;
  after?: Cursor | undefined;
  narrow?: SQL | undefined;
  /** The language in which categories are named and linked, where it is not that of the stories. */
  namesIn?: Locale;
}): Promise<Teaser[]> {
  const { locale, list = { kind: 'all' }, limit, after, narrow, namesIn = locale } = args;
  const { read, now } = theStore();
  const instant = now();
  const shape = { ...shapeOf(list), begins: beginningOf(list, after, instant) };
  const values = {
    ...valuesOf(list, locale, instant),
    namesIn,
    limit,
    ...(after && { afterAt: after.publishedAt.getTime(), afterId: after.articleId }),
  };
  const rows = narrow
    ? await selectTeasers(read, shape, narrow).prepare().execute(values)
    : await teasersIn(values, shape);
  for (const { articleId, categoryId, heroMediaId } of rows) {
    noteRead(wordOf('teaser', articleId));
    if (categoryId !== null) noteRead(wordOf('category', categoryId));
    if (heroMediaId !== null) noteRead(wordOf('media', heroMediaId));
  }
  noteStories({ ...args, list, last: rows.length < limit ? undefined : rows.at(-1)?.publishedAt });
  return rows.map(teaserOf);
}

const teasersIn = prepared((read, shape: TeaserShape) => selectTeasers(read, shape));

function selectTeasers(read: Database, shape: TeaserShape, narrow?: SQL) {
  const edition = publicEdition(NOW);
  const namesIn = sql.placeholder('namesIn');
  return (
    read
      .select({
        articleId: edition.articleId,
        categoryId: edition.categoryId,
        heroMediaId: edition.heroMediaId,
        locale: edition.locale,
        slug: edition.slug,
        headline: edition.headline,
        lede: edition.lede,
        publishedAt: edition.publishedAt,
        sponsor: edition.sponsor,
        noindex: edition.noindex,
        categoryKey: category.key,
        categoryName: categoryName.name,
        categorySlug: slug.slug,
        parts: coverParts(sql`${edition.document}`),
        ...pictureColumns,
      })
      .from(listing)
      // A cross join keeps SQLite from beginning with another table, which would mean sorting the whole list.
      .crossJoin(edition)
      .leftJoin(category, eq(category.id, edition.categoryId))
      .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, namesIn)))
      .leftJoin(slug, currentSlug('category', category.id, namesIn))
      .leftJoin(media, eq(media.id, edition.heroMediaId))
      .leftJoin(mediaText, and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, LOCALE)))
      .where(and(storiesOf(shape, edition), beginning(shape), narrow))
      .orderBy(desc(listing.publishedAt), desc(listing.articleId))
      .limit(sql.placeholder('limit'))
  );
}

/**
 * Notes what decides which stories `listTeasers` finds, those included that are not public or not there yet: stories of
 * given ids, or the part of the list from its beginning until the last story read.
 * @param args.last the date of that story; undefined when the list ended before
 */
function noteStories(args: {
  locale: Locale;
  list: List;
  after?: Cursor | undefined;
  narrow?: SQL | undefined;
  last: Date | undefined;
}): void {
  const { locale, list, after, narrow, last } = args;
  if ('articleIds' in list) {
    noteRead(...list.articleIds.map((id) => wordOf('teaser', id)));
  } else if ('newestOfEach' in list || narrow) {
    // Every story stands among all of its language, whatever else it stands in, and under the same date.
    noteList(listName(locale, 'all'));
  } else {
    const until = 'until' in list ? list.until.getTime() - 1 : Number.POSITIVE_INFINITY;
    const from = last ?? ('from' in list ? list.from : undefined);
    noteList(nameOf(list, locale), {
      from: from?.getTime() ?? Number.NEGATIVE_INFINITY,
      until: Math.min(until, after?.publishedAt.getTime() ?? until),
    });
  }
}

/** By which readings and changes know a list, or the one that it is a part of. */
export const nameOf = (list: List, locale: Locale): string =>
  listName(locale, list.kind, 'entityId' in list ? list.entityId : 0);

/** What the statement for a list looks like; `valuesOf` has what goes into it. */
export type ListShape = {
  kind: List['kind'];
  by: 'entity' | 'month' | 'articles' | 'newest of each';
  /** How many articles are named. */
  articles: number;
};

/** Where a page begins. */
type TeaserShape = ListShape & { begins: 'after' | 'until' | 'now' | undefined };

export function shapeOf(list: List): ListShape {
  const articles = 'articleIds' in list ? list.articleIds.length : 0;
  if ('articleIds' in list) return { kind: list.kind, by: 'articles', articles };
  if ('newestOfEach' in list) return { kind: list.kind, by: 'newest of each', articles };
  return { kind: list.kind, by: 'from' in list ? 'month' : 'entity', articles };
}

/** The values of a statement about a list, but for where it begins. */
export function valuesOf(list: List, locale: Locale, instant: Date): Record<string, string | number> {
  const shared = { locale, now: instant.getTime(), entityId: 'entityId' in list ? list.entityId : 0 };
  if ('articleIds' in list) {
    return { ...shared, ...Object.fromEntries(list.articleIds.map((id, n) => [`article${n}`, id])) };
  }
  if ('newestOfEach' in list) return { ...shared, newestOfEach: list.newestOfEach };
  if ('from' in list) return { ...shared, from: list.from.getTime(), until: list.until.getTime() };
  return shared;
}

const NOW = sql.placeholder('now');
const LOCALE = sql.placeholder('locale');

/**
 * Where in a list a page begins: after the last story of the page before, else at the end of the time asked for, else
 * now. One bound only: given two, SQLite would walk the index from the one and test the other story by story.
 */
function beginningOf(list: List, after: Cursor | undefined, instant: Date): TeaserShape['begins'] {
  if ('articleIds' in list) return undefined;
  const until = 'until' in list && list.until <= instant ? list.until : undefined;
  if (after && (until ? after.publishedAt < until : after.publishedAt <= instant)) return 'after';
  return until ? 'until' : 'now';
}

function beginning({ begins }: TeaserShape): SQL | undefined {
  switch (begins) {
    case 'after':
      return sql`(${listing.publishedAt}, ${listing.articleId}) < (${sql.placeholder('afterAt')}, ${sql.placeholder('afterId')})`;
    case 'until':
      return lt(listing.publishedAt, sql.placeholder('until'));
    case 'now':
      return lte(listing.publishedAt, NOW);
    case undefined:
      return undefined;
  }
}

/** That a row of `listing` is one of a list, in the language asked for, and `edition` the public edition that it names. */
export function storiesOf(shape: ListShape, edition: ReturnType<typeof publicEdition>): SQL | undefined {
  return and(
    inList(shape),
    eq(listing.locale, LOCALE),
    eq(edition.articleId, listing.articleId),
    eq(edition.locale, listing.locale),
  );
}

function inList({ kind, by, articles }: ListShape): SQL | undefined {
  const ofKind = eq(listing.kind, kind);
  if (by === 'newest of each') {
    const other = aliased(listing, 'other');
    const newest = sql`select other.rowid from ${listing} other where ${and(
      eq(other.kind, kind),
      eq(other.entityId, sql`one.id`),
      eq(other.locale, LOCALE),
      lte(other.publishedAt, NOW),
    )} order by ${desc(other.publishedAt)}, ${desc(other.articleId)} limit ${sql.placeholder('newestOfEach')}`;
    // The kind is not asked for again, lest SQLite walk the index of all categories.
    return sql`${listing}.rowid in (select each_one.rowid from ${category} one cross join ${listing} each_one where each_one.rowid in (${newest}))`;
  }
  if (by === 'articles') {
    const ids = Array.from({ length: articles }, (_, n) => sql.placeholder(`article${n}`));
    // The plus keeps SQLite from walking the whole list: it looks the few articles up instead.
    return and(sql`+${listing.kind} = ${kind}`, inArray(listing.articleId, ids));
  }
  const since = by === 'month' ? gte(listing.publishedAt, sql.placeholder('from')) : undefined;
  return and(ofKind, eq(listing.entityId, sql.placeholder('entityId')), since);
}

/** One page of a list, and where the next one begins. */
export async function pageOfTeasers(
  args: Omit<Parameters<typeof listTeasers>[0], 'limit'>,
): Promise<TeaserPage> {
  const found = await listTeasers({ ...args, limit: PAGE + 1 });
  const teasers = found.slice(0, PAGE);
  const last = found.length > PAGE ? teasers.at(-1) : undefined;
  return { teasers, next: last ? { publishedAt: last.publishedAt, articleId: last.articleId } : null };
}

type Row = Omit<Teaser, 'category' | 'hero' | 'sponsor'> &
  Parameters<typeof pictureOf>[0] & {
    sponsor: Record<Locale, string> | null;
    categoryKey: string | null;
    categoryName: string | null;
    categorySlug: string | null;
  };

function teaserOf(row: Row): Teaser {
  const { articleId, locale, headline, lede, publishedAt, parts, noindex } = row;
  return {
    articleId,
    locale,
    slug: row.slug,
    headline,
    lede,
    publishedAt,
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
    hero: pictureOf(row),
    parts,
    sponsor: row.sponsor?.[locale] ?? null,
    noindex,
  };
}

/** The category of a row that left-joins it, or null. */
export function categoryLink(
  key: string | null,
  name: string | null,
  address: string | null,
): CategoryLink | null {
  return key && name && address ? { key, name, slug: address } : null;
}
