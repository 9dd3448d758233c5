import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from './public-edition.ts';
import { inList, type List, type ListShape, shapeOf, valuesOf } from './teaser.ts';

/**
 * Whether readers find a story in a list. The oldest is looked for: whoever asks depends on that one only, and the newest
 * are what changes.
 */
export async function hasStories({ locale, list }: { locale: Locale; list: List }): Promise<boolean> {
  const [oldest] = await oldestIn(valuesOf(list, locale, theStore().now()), shapeOf(list));
  if (oldest) noteRead(wordOf('teaser', oldest.articleId));
  else {
    const { entityId } = { entityId: 0, ...list };
    const span = 'from' in list ? { from: list.from.getTime(), until: list.until.getTime() - 1 } : undefined;
    noteList(listName(locale, list.kind, entityId), span);
  }
  return oldest !== undefined;
}

const oldestIn = prepared((read, shape: ListShape) => {
  const now = sql.placeholder('now');
  const edition = publicEdition(now);
  return read
    .select({ articleId: edition.articleId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        inList(shape),
        eq(listing.locale, sql.placeholder('locale')),
        lte(listing.publishedAt, now),
        shape.by === 'month' ? lt(listing.publishedAt, sql.placeholder('until')) : undefined,
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    )
    .orderBy(asc(listing.publishedAt), asc(listing.articleId))
    .limit(1);
});
