import { eq, inArray } from 'drizzle-orm';
import type { BannerBoard, FrontBoard } from '#lib/desk/front.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { edition, revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { getFrontPage } from '../../lists/get-front-page.ts';
import { lastBoardAct } from './last-board-act.ts';
import { openBanners } from './open-banners.ts';
import { openPlacements, type PlacementRow, seenOf } from './open-placements.ts';

/**
 * The top of a front page and its banners as their editors see them: what is placed, now or later, and what fills up by itself.
 * @returns null for who may not publish
 */
export async function getFrontBoard(args: {
  actor: Actor;
  locale: Locale;
}): Promise<{ board: FrontBoard; banners: BannerBoard } | null> {
  const { actor, locale } = args;
  if (scopeOf(actor, 'publish') !== 'all') return null;
  const { read, now } = theStore();
  const instant = now();
  const rows = await openPlacements(read, locale, instant);
  const page = await getFrontPage({ locale });
  const headlines = await headlinesOf(rows, locale);
  const last = await lastBoardAct(read, locale);
  const isShown = ({ id }: PlacementRow) => page.shownPlacements.includes(id);
  const inSlot = (slot: PlacementRow['slot']) =>
    rows
      .filter((row) => row.slot === slot)
      .map((row) => ({
        id: row.id,
        slot,
        articleId: row.articleId,
        headline: headlines.get(row.articleId) ?? '',
        override: row.headline,
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        state:
          row.startsAt > instant
            ? ('planned' as const)
            : isShown(row)
              ? ('shown' as const)
              : ('waiting' as const),
      }));
  const placed = rows.filter(isShown);
  const filling = (slot: PlacementRow['slot'], teasers: { articleId: number; headline: string }[]) =>
    teasers
      .filter(({ articleId }) => !placed.some((row) => row.slot === slot && row.articleId === articleId))
      .map(({ articleId, headline }) => ({ slot, articleId, headline }));
  const banners = await openBanners(read, locale, instant);
  return {
    board: {
      locale,
      placements: { lead: inSlot('lead'), second: inSlot('second') },
      fillers: [...filling('lead', page.lead ? [page.lead] : []), ...filling('second', page.seconds)],
      last: last && { id: last.id, action: last.action, actor: last.actor, at: last.at },
      seen: seenOf(rows),
    },
    banners: {
      banners: banners.map((row) => ({ ...row, isRunning: row.startsAt <= instant })),
      seen: seenOf(banners),
    },
  };
}

/** What the articles are called in a language: by their drafts there, or else in the other one. */
async function headlinesOf(rows: PlacementRow[], locale: Locale): Promise<Map<number, string>> {
  const articleIds = [...new Set(rows.map(({ articleId }) => articleId))];
  const drafts = await theStore()
    .read.select({ articleId: edition.articleId, locale: edition.locale, headline: revision.headline })
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(inArray(edition.articleId, articleIds));
  const said = new Map<number, string>();
  for (const each of [otherLocale(locale), locale]) {
    for (const draft of drafts)
      if (draft.locale === each && draft.headline) said.set(draft.articleId, draft.headline);
  }
  return said;
}
