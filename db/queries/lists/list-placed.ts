import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { placementWord } from '../../freshness/words.ts';
import { placement } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

export type Placed = { slot: 'lead' | 'second'; teaser: Teaser };

/** More placements than this at one time would never be seen. */
const MOST = 12;

/** What the editors have put at the top of a front page for this moment, the latest placement of a slot first. */
export async function listPlaced({ locale }: { locale: Locale }): Promise<Placed[]> {
  const { read, now } = theStore();
  const instant = now();
  noteRead(placementWord(locale));
  const placements = await read
    .select({ slot: placement.slot, articleId: placement.articleId })
    .from(placement)
    .where(
      and(
        eq(placement.locale, locale),
        lte(placement.startsAt, instant),
        or(isNull(placement.endsAt), gt(placement.endsAt, instant)),
      ),
    )
    .orderBy(desc(placement.startsAt), desc(placement.id))
    .limit(MOST);
  const articleIds = placements.map(({ articleId }) => articleId);
  const teasers = await listTeasers({ locale, limit: MOST, list: { kind: 'all', articleIds } });
  return placements.flatMap(({ slot, articleId }) => {
    const teaser = teasers.find((each) => each.articleId === articleId);
    return teaser ? [{ slot, teaser }] : [];
  });
}
