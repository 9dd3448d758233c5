import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import { publicRevisionId } from '#lib/article/edition-state.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { monthOf, monthRange } from '#lib/month.ts';
import { listName, listWord, monthsWord } from '../freshness/words.ts';
import { article, articleAuthor, articleTag, edition, listing } from '../schema.ts';
import type { Database } from '../store.ts';

/** The lists of what readers saw happen to an edition. */
const HISTORY = ['changed', 'removed'] as const;

/**
 * Rewrites the rows by which category, tag and author pages list an article. Every verb that changes what readers may
 * see ends here (command.ts), so the projection cannot be forgotten. Whether an edition is public is still asked when
 * the list is read.
 * @returns the words (db/freshness) of the places at which it stood, and of those at which it stands now, and of the months
 *   of the archive where they may be others; and the languages
 *   in which these are not the same
 */
export async function projectListings(
  transaction: Database,
  articleId: number,
  now: Date,
): Promise<{ words: string[]; locales: Locale[] }> {
  const before = await transaction
    .delete(listing)
    .where(and(eq(listing.articleId, articleId), notInArray(listing.kind, [...HISTORY])))
    .returning();
  const dated = and(eq(edition.articleId, articleId), isNotNull(edition.publishedAt));
  const columns = { locale: edition.locale, publishedAt: edition.publishedAt };
  const rows = [
    ...(await transaction
      .select({ ...columns, kind: sql<'all'>`'all'`, entityId: sql<number>`0` })
      .from(edition)
      .where(dated)),
    ...(await transaction
      .select({ ...columns, kind: sql<'category'>`'category'`, entityId: article.categoryId })
      .from(edition)
      .innerJoin(article, eq(article.id, edition.articleId))
      .where(dated)),
    ...(await transaction
      .select({ ...columns, kind: sql<'tag'>`'tag'`, entityId: articleTag.tagId })
      .from(edition)
      .innerJoin(articleTag, eq(articleTag.articleId, edition.articleId))
      .where(dated)),
    ...(await transaction
      .select({ ...columns, kind: sql<'author'>`'author'`, entityId: articleAuthor.authorId })
      .from(edition)
      .innerJoin(articleAuthor, eq(articleAuthor.articleId, edition.articleId))
      .where(dated)),
  ].flatMap(({ publishedAt, entityId, ...row }) =>
    publishedAt && entityId !== null ? [{ ...row, publishedAt, entityId, articleId }] : [],
  );
  if (rows.length > 0) await transaction.insert(listing).values(rows);
  const places = [...before, ...rows];
  const words = places.map(placeOf);
  for (const place of places.filter(({ kind }) => kind === 'all')) {
    if (!(await hasLastingStory(transaction, articleId, place, now))) words.push(monthsWord(place.locale));
  }
  const locales = LOCALES.filter((locale) => placesIn(before, locale) !== placesIn(rows, locale));
  return { words, locales };
}

/**
 * Rewrites at which instants an article stands in the lists of changes and of what was taken off the site: this one, and those to
 * come at which readers see something else though nobody writes. An edition that they never saw stands in neither.
 * @param locale where only the text of one language changed
 * @returns the words (db/freshness) of the places at which it stood, and of those at which it stands now
 */
export async function projectChanges(
  transaction: Database,
  articleId: number,
  now: Date,
  locale?: Locale,
): Promise<string[]> {
  const before = await transaction
    .delete(listing)
    .where(
      and(
        eq(listing.articleId, articleId),
        inArray(listing.kind, [...HISTORY]),
        locale && eq(listing.locale, locale),
      ),
    )
    .returning();
  const editions = await transaction
    .select({ edition, trashedAt: article.trashedAt })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(and(eq(edition.articleId, articleId), locale && eq(edition.locale, locale)));
  const rows = editions.flatMap(({ edition: facts, trashedAt }) =>
    historyOf({ ...facts, trashedAt }, before, now),
  );
  if (rows.length > 0) await transaction.insert(listing).values(rows);
  return [...before, ...rows].map(placeOf);
}

type ListingRow = typeof listing.$inferSelect;

/** @param before where its article stood; the latest of what has come says whether readers could see the edition until now */
function historyOf(
  facts: typeof edition.$inferSelect & { trashedAt: Date | null },
  before: ListingRow[],
  now: Date,
): ListingRow[] {
  const { articleId, locale, publishedAt, scheduledAt, embargoUntil, unpublishAt } = facts;
  const at = (kind: (typeof HISTORY)[number], time: number): ListingRow => ({
    kind,
    entityId: 0,
    locale,
    publishedAt: new Date(time),
    articleId,
  });
  const [last] = before
    .filter((row) => row.locale === locale && row.publishedAt <= now)
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const ahead = [publishedAt, scheduledAt, embargoUntil, unpublishAt].flatMap((date) =>
    date && date > now ? [date.getTime()] : [],
  );
  const rows: ListingRow[] = [];
  for (const time of [now.getTime(), ...[...new Set(ahead)].sort((a, b) => a - b)]) {
    const isPublic = publicRevisionId(facts, new Date(time)) !== null;
    const wasPublic = (rows.at(-1) ?? last)?.kind === 'changed';
    if (isPublic) rows.push(at('changed', time));
    else if (wasPublic) rows.push(at('removed', time));
    // Whatever is done to what is off the site, it has been so since then.
    else if (rows.length === 0 && last) rows.push(last);
  }
  return rows;
}

/** Whether a month is among those of the archive whatever becomes of one article: another one is public, with no end planned. */
async function hasLastingStory(
  transaction: Database,
  articleId: number,
  { locale, publishedAt }: Place,
  now: Date,
): Promise<boolean> {
  const month = monthRange(monthOf(publishedAt));
  if (!month) return false;
  const [other] = await transaction
    .select({ id: edition.id })
    .from(listing)
    .innerJoin(edition, and(eq(edition.articleId, listing.articleId), eq(edition.locale, listing.locale)))
    .innerJoin(article, eq(article.id, listing.articleId))
    .where(
      and(
        eq(listing.kind, 'all'),
        eq(listing.entityId, 0),
        eq(listing.locale, locale),
        gte(listing.publishedAt, month.from),
        lt(listing.publishedAt, month.until),
        lte(listing.publishedAt, now),
        ne(listing.articleId, articleId),
        isNotNull(edition.liveRevisionId),
        or(isNull(edition.embargoUntil), lte(edition.embargoUntil, now)),
        isNull(edition.unpublishAt),
        isNull(edition.withdrawnAt),
        isNull(article.trashedAt),
      ),
    )
    .limit(1);
  return other !== undefined;
}

type Place = Pick<typeof listing.$inferSelect, 'locale' | 'kind' | 'entityId' | 'publishedAt'>;

const placeOf = ({ locale, kind, entityId, publishedAt }: Place) =>
  listWord(listName(locale, kind, entityId), publishedAt);

const placesIn = (rows: Place[], locale: Locale) =>
  rows
    .filter((row) => row.locale === locale)
    .map(placeOf)
    .sort()
    .join();
