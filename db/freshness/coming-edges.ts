import { asc, gt, inArray } from 'drizzle-orm';
import { edition, listing, placement } from '../schema.ts';
import type { Database } from '../store.ts';
import { listName, listWord, monthsWord, placementWord, sitemapWord, wordOf } from './words.ts';

/** An instant (UTC milliseconds) at which readers see something else though nobody writes, and the words of it. */
export type Edge = { at: number; words: string[] };

/** So many dates of each kind are looked ahead. */
const AHEAD = 200;

/**
 * When what the public may see changes next without anybody writing: dates, schedules, embargoes, ends of publications and
 * of placements. Each kind is read from an index of its own.
 * @param now an instant
 * @returns what comes after `now`, in order; and the instant from which there may be more that was not looked for
 */
export async function comingEdges(
  database: Database,
  now: Date,
): Promise<{ edges: Edge[]; lookAgainAt: number }> {
  const ofEditions = await Promise.all(
    [edition.publishedAt, edition.scheduledAt, edition.embargoUntil, edition.unpublishAt].map((at) =>
      database
        .select({ at, articleId: edition.articleId, locale: edition.locale })
        .from(edition)
        .where(gt(at, now))
        .orderBy(asc(at))
        .limit(AHEAD),
    ),
  );
  const ofPlacements = await Promise.all(
    [placement.startsAt, placement.endsAt].map((at) =>
      database
        .select({ at, locale: placement.locale })
        .from(placement)
        .where(gt(at, now))
        .orderBy(asc(at))
        .limit(AHEAD),
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
    ...ofPlacements.flat().map(({ at, locale }) => ({ at, words: [placementWord(locale)] })),
  ]
    .flatMap((edge) => (edge.at ? [{ ...edge, at: edge.at.getTime() }] : []))
    .sort((a, b) => a.at - b.at);
  const cutOff = [...ofEditions, ...ofPlacements].map((kind) =>
    kind.length < AHEAD ? undefined : kind.at(-1)?.at?.getTime(),
  );
  return { edges, lookAgainAt: Math.min(...cutOff.map((at) => at ?? Number.POSITIVE_INFINITY)) };
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
