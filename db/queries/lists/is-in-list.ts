import { and, eq, sql } from 'drizzle-orm';
import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { noteList } from '../../freshness/reading.ts';
import { prepared } from '../../prepared.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { type List, type ListShape, nameOf, shapeOf, storiesOf, valuesOf } from '../editions/teaser.ts';

/**
 * Whether a place in a list is one that readers have been given: the public edition that it names stands in that list
 * under that date. One look-up by the list's key, so that an invented place costs no rendering.
 */
export async function isInList(args: { locale: Locale; list: List; place: Cursor }): Promise<boolean> {
  const { locale, list, place } = args;
  if ('until' in list && place.publishedAt >= list.until) return false;
  const at = place.publishedAt.getTime();
  noteList(nameOf(list, locale), { from: at, until: at });
  const found = await placeIn(
    { ...valuesOf(list, locale, theStore().now()), at, articleId: place.articleId },
    shapeOf(list),
  );
  return found.length > 0;
}

const placeIn = prepared((read, shape: ListShape) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        storiesOf(shape, edition),
        eq(listing.publishedAt, sql.placeholder('at')),
        eq(listing.articleId, sql.placeholder('articleId')),
      ),
    )
    .limit(1);
});
