import { and, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { monthOf } from '#lib/month.ts';
import { noteRead } from '../../freshness/reading.ts';
import { monthsWord } from '../../freshness/words.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

const JAPAN = 9 * 3_600_000;

/**
 * The months in which something public was published in a language, newest first. One statement that hops from month
 * to month over the index, whatever the number of articles in them.
 */
export async function listArchiveMonths({ locale }: { locale: Locale }): Promise<string[]> {
  noteRead(monthsWord(locale));
  const { read, now } = theStore();
  const instant = now();
  const edition = publicEdition(instant);
  const all = and(eq(listing.kind, 'all'), eq(listing.entityId, 0), eq(listing.locale, locale));
  const newest = (until: ReturnType<typeof and>) =>
    sql`(select max(${listing.publishedAt}) from ${listing} where ${and(all, until)})`;
  // Rounded down: a whole division would round an instant before 1970 up, at a month's end into the month after, and the
  // hops would never end.
  const start = sql`unixepoch(floor((hop.at + ${JAPAN}) / 1000.0), 'unixepoch', 'start of month') * 1000 - ${JAPAN}`;
  const someOfMonth = read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        all,
        gte(listing.publishedAt, start),
        lte(listing.publishedAt, sql`hop.at`),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    );
  const rows = await read.execute<{ at: number }>(sql`
    with recursive hop(at) as (
      select ${newest(lte(listing.publishedAt, instant))}
      union all
      select ${newest(lt(listing.publishedAt, start))} from hop where hop.at is not null
    )
    select hop.at from hop where hop.at is not null and exists ${someOfMonth}`);
  return rows.map(({ at }) => monthOf(new Date(at)));
}
