import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, articleTag, listing, tag, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

/** An article near another one, and what makes it so. */
export type RelatedTeaser = Teaser & {
  reason: { kind: 'tags'; names: string[] } | { kind: 'category'; name: string };
};

/** Only this many of the newest articles of each list are compared, so that the cost has a bound. */
const CANDIDATES = 200;
/** Of the nearest, some may be hidden by a date or an embargo; the rest is enough. */
const RANKED = 24;

/**
 * Public articles nearest to one: most shared tags first, then the same category, then the newest. Four statements.
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

  const near: Near[] = [
    ...tagIds.map((entityId) => ({ kind: 'tag' as const, entityId })),
    ...(own.categoryId === null ? [] : [{ kind: 'category' as const, entityId: own.categoryId }]),
  ];
  if (near.length === 0) return [];
  const articleIds = await rank(near, { locale, articleId });
  const teasers = await listTeasers({ locale, limit: RANKED, list: { kind: 'all', articleIds } });
  const nearest = teasers.toSorted(
    (a, b) => articleIds.indexOf(a.articleId) - articleIds.indexOf(b.articleId),
  );
  return withReasons(nearest.slice(0, limit), locale, tagIds);
}

type Near = { kind: 'tag' | 'category'; entityId: number };

/** The nearest articles, best first: how many of the lists an article stands in is how much it shares. */
async function rank(near: Near[], own: { locale: Locale; articleId: number }): Promise<number[]> {
  // The newest of each list, each from its own index.
  const newest = near.map(
    ({ kind, entityId }) =>
      sql`select * from (select ${listing.articleId} as id, ${listing.publishedAt} as at, ${kind} as kind from ${listing} where ${and(eq(listing.kind, kind), eq(listing.entityId, entityId), eq(listing.locale, own.locale))} order by ${desc(listing.publishedAt)} limit ${CANDIDATES})`,
  );
  const rows = await theStore().read.execute<{ id: number }>(
    sql`select id from (${sql.join(newest, sql` union all `)}) where id <> ${own.articleId} group by id
      order by sum(kind = 'tag') desc, sum(kind = 'category') desc, max(at) desc, id desc limit ${RANKED}`,
  );
  return rows.map(({ id }) => id);
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
