import { and, eq, exists, gte, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, SITEMAP_RANGE, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { authorName, categoryName, listing, slug, tag, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import type { TopicKind } from '../taxonomy/get-topic.ts';

/** The addresses of a category's, tag's or author's pages, in the languages in which it has one. */
export type SitemapTopic = Partial<Record<Locale, string>>;

/**
 * The topics of one range of ids that have a page (get-topic.ts), by id. Two statements.
 *
 * Which tags have one depends on any story of the language: a tag has none before its first, and is not known before.
 */
export async function listSitemapTopics(args: { kind: TopicKind; range: number }): Promise<SitemapTopic[]> {
  const { kind, range } = args;
  const from = range * SITEMAP_RANGE;
  const topics = new Map<number, SitemapTopic>();
  for (const locale of LOCALES) {
    noteList(listName(locale, 'all'));
    const values = { locale, from, until: from + SITEMAP_RANGE, now: theStore().now().getTime() };
    const rows = await topicsIn(values, kind);
    noteRead(...rows.map(({ id }) => wordOf(kind, id)));
    for (const { id, address, hasPage } of rows) {
      if (hasPage) topics.set(id, { ...topics.get(id), [locale]: address });
    }
  }
  return [...topics].sort(([a], [b]) => a - b).map(([, topic]) => topic);
}

const LOCALE = sql.placeholder('locale');

const NAMES = {
  category: { table: categoryName, id: categoryName.categoryId, locale: categoryName.locale },
  tag: { table: tagName, id: tagName.tagId, locale: tagName.locale },
  author: { table: authorName, id: authorName.authorId, locale: authorName.locale },
} as const;

const topicsIn = prepared((read, kind: TopicKind) => {
  const names = NAMES[kind];
  const edition = publicEdition(sql.placeholder('now'));
  const story = read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, 'tag'),
        eq(listing.entityId, slug.entityId),
        eq(listing.locale, LOCALE),
        lte(listing.publishedAt, sql.placeholder('now')),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    );
  const isShown = kind === 'tag' ? and(isNull(tag.mergedIntoId), exists(story)) : isNotNull(slug.slug);
  return read
    .select({ id: slug.entityId, address: slug.slug, hasPage: sql<number>`${isShown}` })
    .from(slug)
    .innerJoin(names.table, and(eq(names.id, slug.entityId), eq(names.locale, LOCALE)))
    .leftJoin(tag, and(eq(slug.scope, 'tag'), eq(tag.id, slug.entityId)))
    .where(
      and(
        eq(slug.scope, kind),
        eq(slug.locale, LOCALE),
        isNull(slug.retiredAt),
        gte(slug.entityId, sql.placeholder('from')),
        lt(slug.entityId, sql.placeholder('until')),
      ),
    );
});
