import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, articleTag } from '../schema.ts';
import { theStore } from '../store.ts';
import { listTeasers, type Teaser } from './teaser.ts';

/** Public articles nearest to one: most shared tags first, then the same category, then the newest. */
export async function listRelated(args: {
  locale: Locale;
  articleId: number;
  limit?: number;
}): Promise<Teaser[]> {
  const { read } = theStore();
  const itsTags = read
    .select({ tagId: articleTag.tagId })
    .from(articleTag)
    .where(eq(articleTag.articleId, args.articleId));
  const sharingTags = read
    .select({ articleId: articleTag.articleId })
    .from(articleTag)
    .where(inArray(articleTag.tagId, itsTags));
  const itsCategory = read
    .select({ categoryId: article.categoryId })
    .from(article)
    .where(eq(article.id, args.articleId));
  return listTeasers({
    locale: args.locale,
    limit: args.limit ?? 4,
    where: (edition) =>
      and(
        ne(edition.articleId, args.articleId),
        or(inArray(edition.articleId, sharingTags), eq(edition.categoryId, sql`(${itsCategory})`)),
      ),
    rank: (edition) => [
      desc(
        sql`(select count(*) from ${articleTag} where ${articleTag.articleId} = ${edition.articleId} and ${articleTag.tagId} in ${itsTags})`,
      ),
      desc(sql`coalesce(${edition.categoryId} = (${itsCategory}), 0)`),
    ],
  });
}
