import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { placementWord } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { placement } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

export type Placed = {
  placementId: number;
  slot: 'lead' | 'second';
  /** With the headline that the front page has for it. */
  teaser: Teaser;
};

/** More placements than this in a slot at one time would never be seen. */
const MOST = 12;

/**
 * What the editors have put at the top of a front page for this moment: of each slot in its order, those without a place in it first,
 * the latest before the others.
 */
export async function listPlaced({ locale }: { locale: Locale }): Promise<Placed[]> {
  noteRead(placementWord(locale));
  const placements = await runningIn({ locale, now: theStore().now().getTime() });
  const articleIds = placements.map(({ articleId }) => articleId);
  const teasers = await listTeasers({ locale, limit: 2 * MOST, list: { kind: 'all', articleIds } });
  return placements.flatMap(({ placementId, slot, articleId, headline }) => {
    const teaser = teasers.find((each) => each.articleId === articleId);
    return teaser ? [{ placementId, slot, teaser: { ...teaser, ...(headline && { headline }) } }] : [];
  });
}

const NOW = sql.placeholder('now');

const runningIn = prepared((read) => {
  // Ranked in its slot: leads that nobody has ended may be many, and must not crowd the second row out.
  const ranked = read
    .select({
      placementId: sql<number>`${placement.id}`.as('placement_id'),
      slot: placement.slot,
      articleId: placement.articleId,
      headline: placement.headline,
      turn: sql<number>`row_number() over (partition by ${placement.slot}
        order by ${placement.position}, ${placement.startsAt} desc, ${placement.id} desc)`.as('turn'),
    })
    .from(placement)
    .where(
      and(
        eq(placement.locale, sql.placeholder('locale')),
        lte(placement.startsAt, NOW),
        or(isNull(placement.endsAt), gt(placement.endsAt, NOW)),
      ),
    )
    .as('ranked');
  return read.select().from(ranked).where(lte(ranked.turn, MOST)).orderBy(asc(ranked.slot), asc(ranked.turn));
});
