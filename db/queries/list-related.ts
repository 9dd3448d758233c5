import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, articleTag, listing, tag, tagName } from '../schema.ts';
import { theStore } from '../store.ts';
import { listTeasers, type Teaser } from './teaser.ts';

/** An article near another one, and what makes it so. */
export type RelatedTeaser = Teaser & {
  reason: { kind: 'tags'; names: string[] } | { kind: 'category'; name: string };
};

/** Only this many of the newest articles that share anything are compared, so that the cost has a bound. */
const CANDIDATES = 200;

/**
 * Public articles nearest to one: most shared tags first, then the same category, then the newest. Three statements.
 */
export async function listRelated(args: {
  locale: Locale;
  articleId: number;
  limit?: number;
}): Promise<RelatedTeaser[]> {
  const { read } = theStore();
  const { locale, articleId, limit = 4 } = args;
  const [own] = await read
    .select({
      categoryId: article.categoryId,
      tagIds: sql<string>`coalesce((select group_concat(${articleTag.tagId}) from ${articleTag} where ${articleTag.articleId} = ${articleId}), '')`,
    })
    .from(article)
    .where(eq(article.id, articleId));
  if (!own) return [];
  const tagIds = own.tagIds.split(',').filter(Boolean).map(Number);

  const near = [
    ...tagIds.map((entityId) => ({ kind: 'tag' as const, entityId })),
    ...(own.categoryId === null ? [] : [{ kind: 'category' as const, entityId: own.categoryId }]),
  ];
  if (near.length === 0) return [];
  // The newest of each list, each from its own index.
  const candidates = near.map(
    ({ kind, entityId }) =>
      sql`select * from (select ${listing.publishedAt}, ${listing.articleId} from ${listing} where ${and(eq(listing.kind, kind), eq(listing.entityId, entityId), eq(listing.locale, locale))} order by ${desc(listing.publishedAt)} limit ${CANDIDATES})`,
  );
  const sharedTags = sql`(select count(*) from ${articleTag} where ${and(eq(articleTag.articleId, listing.articleId), inArray(articleTag.tagId, tagIds))})`;
  const sameCategory = sql`(select ${article.categoryId} is ${own.categoryId} from ${article} where ${eq(article.id, listing.articleId)})`;
  const teasers = await listTeasers({
    locale,
    limit,
    list: { kind: 'all', near: sql`select * from (${sql.join(candidates, sql` union `)})` },
    narrow: ne(listing.articleId, articleId),
    // SQLite would take a bare 0 for the number of a column.
    rank: [...(tagIds.length > 0 ? [desc(sharedTags)] : []), desc(sameCategory)],
  });
  return withReasons(teasers, locale, tagIds);
}

async function withReasons(teasers: Teaser[], locale: Locale, tagIds: number[]): Promise<RelatedTeaser[]> {
  const names = await theStore()
    .read.select({ articleId: articleTag.articleId, name: tagName.name })
    .from(articleTag)
    .innerJoin(tag, eq(tag.id, articleTag.tagId))
    .innerJoin(tagName, and(eq(tagName.tagId, tag.id), eq(tagName.locale, locale)))
    .where(
      and(
        inArray(
          articleTag.articleId,
          teasers.map(({ articleId }) => articleId),
        ),
        inArray(articleTag.tagId, tagIds),
        isNull(tag.mergedIntoId),
      ),
    )
    .orderBy(articleTag.position);
  return teasers.map((teaser) => {
    const shared = names.filter(({ articleId }) => articleId === teaser.articleId).map(({ name }) => name);
    if (shared.length > 0) return { ...teaser, reason: { kind: 'tags', names: shared } };
    return { ...teaser, reason: { kind: 'category', name: teaser.category?.name ?? '' } };
  });
}
