import { and, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { monthRange } from '#lib/month.ts';
import { noteList } from '../../freshness/reading.ts';
import { listName } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

/** A day of a month on which something was published. */
export type ArchiveDay = {
  /** Of the month, from 1. */
  day: number;
  stories: number;
  /** Its oldest story: what came before it stands behind. */
  last: Cursor;
};

const JAPAN = 9 * 3_600_000;
const NOW = sql.placeholder('now');

/** The days of a month of Japan's calendar (`2026-11`) on which readers got something, newest first. One statement. */
export async function listArchiveDays(args: { locale: Locale; month: string }): Promise<ArchiveDay[]> {
  const { locale, month } = args;
  const range = monthRange(month);
  if (!range) return [];
  const [from, until] = [range.from.getTime(), range.until.getTime()];
  noteList(listName(locale, 'all'), { from, until: until - 1 });
  const rows = await daysIn({ locale, from, until, now: theStore().now().getTime() });
  return rows.map(({ day, stories, publishedAt, articleId }) => ({
    day,
    stories,
    last: { publishedAt, articleId },
  }));
}

const daysIn = prepared((read) => {
  const edition = publicEdition(NOW);
  const day = sql<number>`cast(strftime('%d', floor((${listing.publishedAt} + ${sql.raw(String(JAPAN))}) / 1000.0), 'unixepoch') as integer)`;
  const stories = read
    .select({
      day: day.as('day'),
      articleId: sql<number>`${listing.articleId}`.as('day_article_id'),
      publishedAt: sql<Date>`${listing.publishedAt}`.mapWith(listing.publishedAt).as('day_published_at'),
      stories: sql<number>`count(*) over (partition by ${day})`.as('stories'),
      turn: sql<number>`row_number() over (partition by ${day} order by ${listing.publishedAt}, ${listing.articleId})`.as(
        'turn',
      ),
    })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, 'all'),
        eq(listing.entityId, 0),
        eq(listing.locale, sql.placeholder('locale')),
        gte(listing.publishedAt, sql.placeholder('from')),
        lt(listing.publishedAt, sql.placeholder('until')),
        lte(listing.publishedAt, NOW),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    )
    .as('stories_of_month');
  return read
    .select({
      day: stories.day,
      stories: stories.stories,
      publishedAt: stories.publishedAt,
      articleId: stories.articleId,
    })
    .from(stories)
    .where(eq(stories.turn, 1))
    .orderBy(sql`${stories.day} desc`);
});
