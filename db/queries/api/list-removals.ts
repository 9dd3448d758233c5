import { and, asc, eq, sql } from 'drizzle-orm';
import { comparePositions, type Position } from '#lib/api/position.ts';
import type { Locale } from '#lib/locale.ts';
import { noteList } from '../../freshness/reading.ts';
import { listName } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type Beginning, beginning, isLatestChange, LOCALE, placeBehind } from './walk.ts';

/**
 * The editions that readers could see once and cannot now, the one that was taken off the site longest ago first, at the instants
 * at which it was. One that never was public is not among them. A statement a language.
 * @param args.since taken off then or later
 */
export async function listRemovals(args: {
  locales: readonly Locale[];
  since?: Date | undefined;
  after?: Position | undefined;
  limit: number;
}): Promise<Position[]> {
  const found = await Promise.all(args.locales.map((locale) => removalsOf(locale, args)));
  return found.flat().sort(comparePositions).slice(0, args.limit);
}

async function removalsOf(
  locale: Locale,
  { since, after, limit }: Parameters<typeof listRemovals>[0],
): Promise<Position[]> {
  const values = {
    locale,
    limit,
    now: theStore().now().getTime(),
    since: since?.getTime() ?? 0,
    ...(after && placeBehind(after, locale)),
  };
  const rows = await removalsIn(values, after ? 'behind' : 'since');
  noteList(listName(locale, 'removed'), {
    from: after?.at ?? since?.getTime() ?? Number.NEGATIVE_INFINITY,
    until: rows.length < limit ? Number.POSITIVE_INFINITY : (rows.at(-1)?.at.getTime() ?? 0),
  });
  return rows.map(({ at, articleId }) => ({ order: 'changes', at: at.getTime(), articleId, locale }));
}

const removalsIn = prepared((read, begins: Beginning) =>
  read
    .select({ at: listing.publishedAt, articleId: listing.articleId })
    .from(listing)
    .where(
      and(
        eq(listing.kind, 'removed'),
        eq(listing.entityId, 0),
        eq(listing.locale, LOCALE),
        beginning('changes', begins),
        isLatestChange(read),
      ),
    )
    .orderBy(asc(listing.publishedAt), asc(listing.articleId))
    .limit(sql.placeholder('limit')),
);
