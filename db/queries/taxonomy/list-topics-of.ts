import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { prepared } from '../../prepared.ts';
import { listing, slug } from '../../schema.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { TOPIC_NAMES } from './get-topic.ts';

export type TopicLink = { name: string; slug: string };

const LOCALE = sql.placeholder('locale');

/**
 * The tags or authors of public articles, those of most of them first. One statement.
 * @param args.articleIds of articles that readers may see in this language
 */
export async function listTopicsOf(args: {
  kind: 'tag' | 'author';
  locale: Locale;
  articleIds: number[];
  limit: number;
}): Promise<TopicLink[]> {
  const { kind, locale, articleIds, limit } = args;
  if (articleIds.length === 0) return [];
  const ids = Object.fromEntries(articleIds.map((id, n) => [`article${n}`, id]));
  return topicsOf({ locale, limit, ...ids }, { kind, articles: articleIds.length });
}

const topicsOf = prepared((read, { kind, articles }: { kind: 'tag' | 'author'; articles: number }) => {
  const names = TOPIC_NAMES[kind];
  const ids = Array.from({ length: articles }, (_, n) => sql.placeholder(`article${n}`));
  return read
    .select({ name: sql<string>`${names.name}`, slug: slug.slug })
    .from(listing)
    .innerJoin(names.table, and(eq(names.id, listing.entityId), eq(names.locale, LOCALE)))
    .innerJoin(slug, currentSlug(kind, listing.entityId, LOCALE))
    .where(and(sql`+${listing.kind} = ${kind}`, eq(listing.locale, LOCALE), inArray(listing.articleId, ids)))
    .groupBy(listing.entityId)
    .orderBy(desc(count()), desc(sql`max(${listing.publishedAt})`))
    .limit(sql.placeholder('limit'));
});
