import { and, eq, gte, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { monthOf, monthRange } from '#lib/month.ts';
import { listName, listWord, monthsWord } from '../freshness/words.ts';
import { article, articleAuthor, articleTag, edition, listing } from '../schema.ts';
import type { Database } from '../store.ts';

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
    .where(and(eq(listing.articleId, articleId), ne(listing.kind, 'changed')))
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
 * Rewrites at which instants an article stands in the list of changes: at this one, and at those to come at which readers see
 * something else though nobody writes. Ends of publications are none: what is gone stands in no list.
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
        eq(listing.kind, 'changed'),
        locale && eq(listing.locale, locale),
      ),
    )
    .returning();
  const dated = await transaction
    .select({
      locale: edition.locale,
      publishedAt: edition.publishedAt,
      scheduledAt: edition.scheduledAt,
      embargoUntil: edition.embargoUntil,
    })
    .from(edition)
    .where(
      and(
        eq(edition.articleId, articleId),
        isNotNull(edition.publishedAt),
        locale && eq(edition.locale, locale),
      ),
    );
  const rows = dated.flatMap(({ locale: language, ...dates }) => {
    const ahead = Object.values(dates).flatMap((at) => (at && at > now ? [at.getTime()] : []));
    return [...new Set([now.getTime(), ...ahead])].map((at) => ({
      kind: 'changed' as const,
      entityId: 0,
      locale: language,
      publishedAt: new Date(at),
      articleId,
    }));
  });
  if (rows.length > 0) await transaction.insert(listing).values(rows);
  return [...before, ...rows].map(placeOf);
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
