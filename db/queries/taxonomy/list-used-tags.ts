import { and, count, desc, eq, lte, sql } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { listing, slug, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { publicEdition } from '../editions/public-edition.ts';
import type { TopicLink } from './list-topics-of.ts';

/** So many of a category's newest stories are looked at: what is used now, at a cost that does not grow with the years. */
const NEWEST = 300;

const LOCALE = sql.placeholder('locale');
const NOW = sql.placeholder('now');

/** The tags that the newest public stories of a category carry, the most used first. One statement. */
export async function listUsedTags(args: {
  locale: Locale;
  categoryId: number;
  limit: number;
}): Promise<TopicLink[]> {
  const rows = await usedTags({ ...args, now: theStore().now().getTime() });
  noteList(listName(args.locale, 'category', args.categoryId));
  noteRead(...rows.map(({ id }) => wordOf('tag', id)));
  return rows.map(({ name, slug }) => ({ name, slug }));
}

const usedTags = prepared((read) => {
  const edition = publicEdition(NOW);
  const ofTag = aliased(listing, 'of_tag');
  const newest = read
    .select({ articleId: listing.articleId, publishedAt: listing.publishedAt })
    .from(listing)
    // A cross join keeps SQLite from beginning with another table, which would mean sorting the whole list.
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, 'category'),
        eq(listing.entityId, sql.placeholder('categoryId')),
        eq(listing.locale, LOCALE),
        lte(listing.publishedAt, NOW),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    )
    .orderBy(desc(listing.publishedAt), desc(listing.articleId))
    .limit(NEWEST)
    .as('newest');
  return read
    .select({ id: ofTag.entityId, name: tagName.name, slug: slug.slug })
    .from(newest)
    .innerJoin(ofTag, and(eq(ofTag.articleId, newest.articleId), eq(ofTag.locale, LOCALE)))
    .innerJoin(tagName, and(eq(tagName.tagId, ofTag.entityId), eq(tagName.locale, LOCALE)))
    .innerJoin(slug, currentSlug('tag', ofTag.entityId, LOCALE))
    .where(sql`+${ofTag.kind} = 'tag'`)
    .groupBy(ofTag.entityId)
    .orderBy(desc(count()), desc(sql`max(${newest.publishedAt})`))
    .limit(sql.placeholder('limit'));
});
