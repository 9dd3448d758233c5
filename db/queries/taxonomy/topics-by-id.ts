import { and, asc, eq, exists, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { listing, slug, tag } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { TOPIC_NAMES, type TopicKind } from './get-topic.ts';

const LOCALE = sql.placeholder('locale');
const NOW = sql.placeholder('now');

/**
 * The topics of one kind that have an address in the language `locale`, in the order of their ids; `isShown` where they have a
 * page at `now` (hasPage in get-topic.ts says when). To be prepared: both are placeholders.
 * @param range which ids
 */
export function topicsById(read: Database, kind: TopicKind, range: SQL | undefined) {
  const names = TOPIC_NAMES[kind];
  const edition = publicEdition(NOW);
  const story = read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, 'tag'),
        eq(listing.entityId, slug.entityId),
        eq(listing.locale, LOCALE),
        lte(listing.publishedAt, NOW),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    );
  const isShown = kind === 'tag' ? exists(story) : isNotNull(slug.slug);
  return read
    .select({
      id: slug.entityId,
      name: sql<string>`${names.name}`,
      slug: slug.slug,
      description: sql<string>`${names.description}`,
      isShown: sql<number>`${isShown}`,
    })
    .from(slug)
    .innerJoin(names.table, and(eq(names.id, slug.entityId), eq(names.locale, LOCALE)))
    .leftJoin(tag, and(eq(slug.scope, 'tag'), eq(tag.id, slug.entityId)))
    .where(and(eq(slug.scope, kind), eq(slug.locale, LOCALE), isNull(slug.retiredAt), range))
    .orderBy(asc(slug.entityId));
}
