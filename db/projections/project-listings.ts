import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { listName, listWord } from '../freshness/words.ts';
import { article, articleAuthor, articleTag, edition, listing } from '../schema.ts';
import type { Database } from '../store.ts';

/**
 * Rewrites the rows by which category, tag and author pages list an article. Every verb that changes what readers may
 * see ends here (command.ts), so the projection cannot be forgotten. Whether an edition is public is still asked when
 * the list is read.
 * @returns the words (db/freshness) of the places at which it stood, and of those at which it stands now; and the languages
 *   in which these are not the same
 */
export async function projectListings(
  transaction: Database,
  articleId: number,
): Promise<{ words: string[]; locales: Locale[] }> {
  const before = await transaction.delete(listing).where(eq(listing.articleId, articleId)).returning();
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
  const locales = LOCALES.filter((locale) => placesIn(before, locale) !== placesIn(rows, locale));
  return { words: [...before, ...rows].map(placeOf), locales };
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
