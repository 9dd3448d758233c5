import { and, eq, gt, gte, inArray, lte, notExists, type SQL, sql } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Order, Position } from '#lib/api/position.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { listing } from '../../schema.ts';
import type { Database } from '../../store.ts';

/*
 * How lists of the API are walked: each language in the order of its own index, from where the page begins. The values are those
 * of placeholders: `locale`, `now`, `since`, and `afterAt` and `afterId` of a cursor.
 */

export const NOW = sql.placeholder('now');
export const LOCALE = sql.placeholder('locale');
const PLACE = sql`(${listing.publishedAt}, ${listing.articleId})`;
const AFTER = sql`(${sql.placeholder('afterAt')}, ${sql.placeholder('afterId')})`;

/** Behind a cursor, now, or at a date. */
export type Beginning = 'behind' | 'now' | 'since';

/** One bound for where the walk begins: given two, SQLite would test the other story by story. */
export function beginning(order: Order, begins: Beginning): SQL {
  switch (begins) {
    case 'behind':
      return order === 'newest' ? sql`${PLACE} < ${AFTER}` : sql`${PLACE} > ${AFTER}`;
    case 'now':
      return lte(listing.publishedAt, NOW);
    case 'since':
      return gte(listing.publishedAt, sql.placeholder('since'));
  }
}

/** The place of a cursor in the list of a language: of its article, the languages that stand behind its own are still to come. */
export function placeBehind(after: Position, locale: Locale): { afterAt: number; afterId: number } {
  const step = LOCALES.indexOf(locale) > LOCALES.indexOf(after.locale) ? 1 : 0;
  return { afterAt: after.at, afterId: after.articleId + (after.order === 'changes' ? -step : step) };
}

/** Where an edition stands at several instants, the last of those that have come is when readers saw something happen to it. */
export function isLatestChange(read: Database): SQL | undefined {
  const later = aliased(listing, 'later');
  const laterOnes = read
    .select({ at: later.publishedAt })
    .from(later)
    .where(
      and(
        // The plus keeps SQLite from walking the list: it looks the rows of one article up.
        inArray(sql`+${later.kind}`, ['changed', 'removed']),
        eq(later.articleId, listing.articleId),
        sql`+${later.locale} = ${LOCALE}`,
        gt(later.publishedAt, listing.publishedAt),
        lte(later.publishedAt, NOW),
      ),
    );
  return and(lte(listing.publishedAt, NOW), notExists(laterOnes));
}
