import { and, asc, type Column, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { ComingEvent, DateClash } from '#lib/desk/calendar.ts';
import { deskStatus, nextAppearance } from '#lib/desk/desk-status.ts';
import { LOCALES } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, banner, edition, placement, revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { openBanners } from '../front/open-banners.ts';
import { openPlacements } from '../front/open-placements.ts';
import { readable } from '../readable.ts';

const DAY = 24 * 3_600_000;
/** Events of each kind. */
const MOST = 50;

/**
 * What happens by itself within 24 hours, in order: of the articles that the actor may see, and the banners for who may set them.
 * Each kind is read from its index.
 */
export async function comingEvents(args: { actor: Actor }): Promise<ComingEvent[]> {
  const { actor } = args;
  const { read, now } = theStore();
  const instant = now();
  const soon = (date: Column) => and(gt(date, instant), lte(date, new Date(instant.getTime() + DAY)));
  const isThere = and(isNull(article.trashedAt), readable(actor));
  const ofEditions = await Promise.all(
    [edition.scheduledAt, edition.publishedAt, edition.embargoUntil, edition.unpublishAt].map((date) =>
      read
        .select({ edition, trashedAt: article.trashedAt, headline: revision.headline })
        .from(edition)
        .innerJoin(article, eq(article.id, edition.articleId))
        .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
        .where(and(soon(date), isNull(edition.withdrawnAt), isThere))
        .orderBy(asc(date))
        .limit(MOST),
    ),
  );
  const rows = new Map(ofEditions.flat().map((row) => [row.edition.id, row]));
  const events = [...rows.values()].flatMap(({ edition: row, trashedAt, headline }): ComingEvent[] => {
    const { articleId, locale, embargoUntil, unpublishAt } = row;
    const facts = { ...row, trashedAt };
    const about = { articleId, locale, text: headline };
    const appears = nextAppearance(facts, instant);
    const status = deskStatus(facts, instant);
    const isPublic = status === 'live' || status === 'changed';
    return [
      ...(appears
        ? [{ ...about, kind: isPublic ? ('changes' as const) : ('appears' as const), at: appears }]
        : []),
      // Where the text comes in the same minute, that is the same event.
      ...(embargoUntil && embargoUntil.getTime() !== appears?.getTime()
        ? [{ ...about, kind: 'embargo-ends' as const, at: embargoUntil }]
        : []),
      ...(unpublishAt && (isPublic || appears)
        ? [{ ...about, kind: 'leaves' as const, at: unpublishAt }]
        : []),
    ];
  });
  const ofPlacements = await Promise.all(
    (['startsAt', 'endsAt'] as const).map(async (date) => {
      const found = await read
        .select({ at: placement[date], articleId: placement.articleId, locale: placement.locale })
        .from(placement)
        .innerJoin(article, eq(article.id, placement.articleId))
        .where(and(soon(placement[date]), isThere))
        .orderBy(asc(placement[date]))
        .limit(MOST);
      const kind = date === 'startsAt' ? ('placement-begins' as const) : ('placement-ends' as const);
      return found.map((row) => ({ ...row, kind }));
    }),
  );
  const placed = ofPlacements.flat();
  const headlines = await headlinesOf(placed);
  const ofBanners = await Promise.all(
    (scopeOf(actor, 'publish') === 'all' ? (['startsAt', 'endsAt'] as const) : []).map(async (date) => {
      const found = await read
        .select({ at: banner[date], locale: banner.locale, text: banner.text })
        .from(banner)
        .where(soon(banner[date]))
        .orderBy(asc(banner[date]))
        .limit(MOST);
      const kind = date === 'startsAt' ? ('banner-begins' as const) : ('banner-ends' as const);
      return found.map((row) => ({ ...row, articleId: null, kind }));
    }),
  );
  const until = instant.getTime() + DAY;
  return [
    ...events,
    ...placed.flatMap(({ at, ...row }) =>
      at ? [{ ...row, at, text: headlines.get(`${row.articleId}:${row.locale}`) ?? '' }] : [],
    ),
    ...ofBanners.flat(),
  ]
    .filter(({ at }) => at > instant && at.getTime() <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What is placed on the front pages, and the banners, for a time in which readers cannot open the article. For who may publish. */
export async function dateClashes(args: { actor: Actor }): Promise<DateClash[]> {
  if (scopeOf(args.actor, 'publish') !== 'all') return [];
  const { read, now } = theStore();
  const instant = now();
  const shown = await Promise.all(
    LOCALES.flatMap((locale) => [
      openPlacements(read, locale, instant).then((rows) =>
        rows.map((row) => ({ ...row, what: 'placement' as const })),
      ),
      openBanners(read, locale, instant).then((rows) =>
        rows.flatMap(({ articleId, ...row }) =>
          articleId === null ? [] : [{ ...row, articleId, what: 'banner' as const }],
        ),
      ),
    ]),
  );
  const placed = shown.flat();
  const rows = await read
    .select({ edition, trashedAt: article.trashedAt, headline: revision.headline })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(inArray(edition.articleId, [...new Set(placed.map(({ articleId }) => articleId))]));
  return placed.flatMap(({ what, articleId, locale, startsAt }): DateClash[] => {
    const row = rows.find(({ edition }) => edition.articleId === articleId && edition.locale === locale);
    if (!row) return [];
    const facts = { ...row.edition, trashedAt: row.trashedAt };
    const status = deskStatus(facts, instant);
    const begins = startsAt > instant ? startsAt : instant;
    const opens = status === 'live' || status === 'changed' ? new Date(0) : nextAppearance(facts, instant);
    const leaves = facts.unpublishAt && facts.unpublishAt > instant ? facts.unpublishAt : null;
    const isOpenThen = opens !== null && opens <= begins && !(leaves && leaves <= begins);
    if (isOpenThen) return [];
    const about = { what, articleId, locale, headline: row.headline, startsAt };
    return [{ ...about, opens: opens && opens.getTime() > 0 ? opens : null, leaves }];
  });
}

async function headlinesOf(rows: { articleId: number }[]): Promise<Map<string, string>> {
  const articleIds = [...new Set(rows.map(({ articleId }) => articleId))];
  if (articleIds.length === 0) return new Map();
  const drafts = await theStore()
    .read.select({ articleId: edition.articleId, locale: edition.locale, headline: revision.headline })
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(inArray(edition.articleId, articleIds));
  return new Map(drafts.map(({ articleId, locale, headline }) => [`${articleId}:${locale}`, headline]));
}
