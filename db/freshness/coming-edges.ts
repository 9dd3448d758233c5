import { asc, type Column, eq, gt, inArray, type SQL } from 'drizzle-orm';
import { banner, edition, listing, placement } from '../schema.ts';
import type { Database } from '../store.ts';
import { bannerWord, listName, listWord, monthsWord, placementWord, sitemapWord, wordOf } from './words.ts';

/** An instant (UTC milliseconds) at which readers see something else though nobody writes, and the words of it. */
export type Edge = { at: number; words: string[] };

/** So many dates of each kind are looked ahead. */
const AHEAD = 200;

/**
 * When what the public may see changes next without anybody writing: dates, schedules, embargoes, ends of publications, of
 * placements and of banners. Each kind is read from an index of its own.
 * @param now an instant
 * @returns what comes after `now`, in order; and the instant from which there may be more that was not looked for
 */
export async function comingEdges(
  database: Database,
  now: Date,
): Promise<{ edges: Edge[]; lookAgainAt: number }> {
  const ofEditions = await Promise.all(
    [edition.publishedAt, edition.scheduledAt, edition.embargoUntil, edition.unpublishAt].map((at) =>
      ahead(at, now, (which) =>
        database
          .select({ at, articleId: edition.articleId, locale: edition.locale })
          .from(edition)
          .where(which)
          .orderBy(asc(at))
          .$dynamic(),
      ),
    ),
  );
  const ofPlacements = await Promise.all(
    [placement, banner].flatMap((table) =>
      [table.startsAt, table.endsAt].map(async (at) => {
        const dates = await ahead(at, now, (which) =>
          database.select({ at, locale: table.locale }).from(table).where(which).orderBy(asc(at)).$dynamic(),
        );
        const word = table === placement ? placementWord : bannerWord;
        return dates.map(({ at, locale }) => ({ at, words: [word(locale)] }));
      }),
    ),
  );
  const editions = ofEditions.flat();
  const words = await wordsOfEditions(
    database,
    editions.map(({ articleId }) => articleId),
  );
  const edges = [
    ...editions.map(({ at, articleId, locale }) => ({
      at,
      words: [
        wordOf('article', articleId),
        wordOf('teaser', articleId),
        sitemapWord(articleId),
        monthsWord(locale),
        ...(words.get(`${articleId}:${locale}`) ?? []),
      ],
    })),
    ...ofPlacements.flat(),
  ]
    .flatMap((edge) => (edge.at ? [{ ...edge, at: edge.at.getTime() }] : []))
    .sort((a, b) => a.at - b.at);
  const cutOff = [...ofEditions, ...ofPlacements].map((kind) =>
    kind.length < AHEAD ? undefined : kind.at(-1)?.at?.getTime(),
  );
  return { edges, lookAgainAt: Math.min(...cutOff.map((at) => at ?? Number.POSITIVE_INFINITY)) };
}

/**
 * The next dates of one kind after an instant. Of the last instant that is reached, all: a bulk of editions may be scheduled
 * for one minute, and what comes next is looked for behind it.
 * @param select the rows that have such a date, in its order
 */
async function ahead<Row extends { at: Date | null }>(
  date: Column,
  now: Date,
  select: (which: SQL) => PromiseLike<Row[]> & { limit(most: number): PromiseLike<Row[]> },
): Promise<Row[]> {
  const first = await select(gt(date, now)).limit(AHEAD);
  const last = first[AHEAD - 1]?.at;
  if (!last) return first;
  return [...first.filter(({ at }) => at && at < last), ...(await select(eq(date, last)))];
}

/** The places in lists at which editions stand, or will. */
async function wordsOfEditions(database: Database, articleIds: number[]): Promise<Map<string, string[]>> {
  const words = new Map<string, string[]>();
  if (articleIds.length === 0) return words;
  const rows = await database
    .select()
    .from(listing)
    .where(inArray(listing.articleId, [...new Set(articleIds)]));
  for (const { articleId, locale, kind, entityId, publishedAt } of rows) {
    const key = `${articleId}:${locale}`;
    const word = listWord(listName(locale, kind, entityId), publishedAt);
    words.set(key, [...(words.get(key) ?? []), word]);
  }
  return words;
}
