import { and, eq } from 'drizzle-orm';
import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { noteList } from '../../freshness/reading.ts';
import { listName } from '../../freshness/words.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { inList, type List } from '../editions/teaser.ts';

/**
 * Whether a place in a list is one that readers have been given: the public edition that it names stands in that list
 * under that date. One look-up by the list's key, so that an invented place costs no rendering.
 */
export async function isInList(args: { locale: Locale; list: List; place: Cursor }): Promise<boolean> {
  const { locale, list, place } = args;
  if ('until' in list && place.publishedAt >= list.until) return false;
  const { read, now } = theStore();
  const instant = now();
  const at = place.publishedAt.getTime();
  noteList(listName(locale, list.kind, 'entityId' in list ? list.entityId : 0), { from: at, until: at });
  const edition = publicEdition(instant);
  const found = await read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        inList(list, locale, instant),
        eq(listing.locale, locale),
        eq(listing.publishedAt, place.publishedAt),
        eq(listing.articleId, place.articleId),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    )
    .limit(1);
  return found.length > 0;
}
