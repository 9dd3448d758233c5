import { and, asc, lt, lte, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from './public-edition.ts';
import { type List, type ListShape, nameOf, shapeOf, storiesOf, valuesOf } from './teaser.ts';

/**
 * Whether readers find a story in a list. The oldest is looked for: whoever asks depends on that one only, and the newest
 * are what changes.
 */
export async function hasStories({ locale, list }: { locale: Locale; list: List }): Promise<boolean> {
  const [oldest] = await oldestIn(valuesOf(list, locale, theStore().now()), shapeOf(list));
  if (oldest) noteRead(wordOf('teaser', oldest.articleId));
  else {
    const span = 'from' in list ? { from: list.from.getTime(), until: list.until.getTime() - 1 } : undefined;
    noteList(nameOf(list, locale), span);
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
        storiesOf(shape, edition),
        lte(listing.publishedAt, now),
        shape.by === 'month' ? lt(listing.publishedAt, sql.placeholder('until')) : undefined,
      ),
    )
    .orderBy(asc(listing.publishedAt), asc(listing.articleId))
    .limit(1);
});
