import { and, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { category, categoryName, listing, media, mediaText, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
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
  const { locale, list = { kind: 'all' }, limit, after, namesIn = locale } = args;
  const { read, now } = theStore();
  const instant = now();
  const edition = publicEdition(instant);
  const rows = await read
    .select({
      articleId: edition.articleId,
      categoryId: edition.categoryId,
      heroMediaId: edition.heroMediaId,
      locale: edition.locale,
      slug: edition.slug,
      headline: edition.headline,
      lede: edition.lede,
      publishedAt: edition.publishedAt,
      categoryKey: category.key,
      categoryName: categoryName.name,
      categorySlug: slug.slug,
      ...pictureColumns,
    })
    .from(listing)
    // A cross join keeps SQLite from beginning with another table, which would mean sorting the whole list.
    .crossJoin(edition)
    .leftJoin(category, eq(category.id, edition.categoryId))
    .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, namesIn)))
    .leftJoin(slug, currentSlug('category', category.id, namesIn))
    .leftJoin(media, eq(media.id, edition.heroMediaId))
    .leftJoin(mediaText, and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, locale)))
    .where(
      and(
        inList(list, locale, instant),
        eq(listing.locale, locale),
        beginning(list, after, instant),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
        args.narrow,
      ),
    )
    .orderBy(desc(listing.publishedAt), desc(listing.articleId))
    .limit(limit);
  for (const { articleId, categoryId, heroMediaId } of rows) {
    noteRead(wordOf('article', articleId));
    if (categoryId !== null) noteRead(wordOf('category', categoryId));
    if (heroMediaId !== null) noteRead(wordOf('media', heroMediaId));
  }
  noteStories({ ...args, list, last: rows.length < limit ? undefined : rows.at(-1)?.publishedAt });
  return rows.map(teaserOf);
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
    noteRead(...list.articleIds.map((id) => wordOf('article', id)));
  } else if ('newestOfEach' in list || narrow) {
    // Every story stands among all of its language, whatever else it stands in, and under the same date.
    noteList(listName(locale, 'all'));
  } else {
    const until = 'until' in list ? list.until.getTime() - 1 : Number.POSITIVE_INFINITY;
    const from = last ?? ('from' in list ? list.from : undefined);
    noteList(listName(locale, list.kind, 'entityId' in list ? list.entityId : 0), {
      from: from?.getTime() ?? Number.NEGATIVE_INFINITY,
      until: Math.min(until, after?.publishedAt.getTime() ?? until),
    });
  }
}

/**
 * Where in a list a page begins: after the last story of the page before, else at the end of the time asked for, else
 * now. One bound only: given two, SQLite would walk the index from the one and test the other story by story.
 */
function beginning(list: List, after: Cursor | undefined, instant: Date): SQL | undefined {
  if ('articleIds' in list) return undefined;
  const until = 'until' in list && list.until <= instant ? list.until : undefined;
  if (after && (until ? after.publishedAt < until : after.publishedAt <= instant)) {
    return sql`(${listing.publishedAt}, ${listing.articleId}) < (${after.publishedAt.getTime()}, ${after.articleId})`;
  }
  return until ? lt(listing.publishedAt, until) : lte(listing.publishedAt, instant);
}

/** That a row of `listing` is one of a list. */
export function inList(list: List, locale: Locale, instant: Date): SQL | undefined {
  const ofKind = eq(listing.kind, list.kind);
  if ('newestOfEach' in list) {
    const other = aliased(listing, 'other');
    const newest = sql`select other.rowid from ${listing} other where ${and(
      eq(other.kind, list.kind),
      eq(other.entityId, sql`one.id`),
      eq(other.locale, locale),
      lte(other.publishedAt, instant),
    )} order by ${desc(other.publishedAt)}, ${desc(other.articleId)} limit ${list.newestOfEach}`;
    // The kind is not asked for again, lest SQLite walk the index of all categories.
    return sql`${listing}.rowid in (select each_one.rowid from ${category} one cross join ${listing} each_one where each_one.rowid in (${newest}))`;
  }
  if ('articleIds' in list) {
    // The plus keeps SQLite from walking the whole list: it looks the few articles up instead.
    return and(sql`+${listing.kind} = ${list.kind}`, inArray(listing.articleId, list.articleIds));
  }
  const entityId = 'entityId' in list ? list.entityId : 0;
  const since = 'from' in list ? gte(listing.publishedAt, list.from) : undefined;
  return and(ofKind, eq(listing.entityId, entityId), since);
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

type Row = Omit<Teaser, 'category' | 'hero'> &
  Parameters<typeof pictureOf>[0] & {
    categoryKey: string | null;
    categoryName: string | null;
    categorySlug: string | null;
  };

function teaserOf(row: Row): Teaser {
  const { articleId, locale, headline, lede, publishedAt } = row;
  return {
    articleId,
    locale,
    slug: row.slug,
    headline,
    lede,
    publishedAt,
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
    hero: pictureOf(row),
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
