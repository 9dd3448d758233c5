import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Slot } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { placement } from '../../../schema.ts';
import type { Database } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';

export type PlacementRow = typeof placement.$inferSelect;

/** So many of a slot a board has room for: those further down would be seen only after all of these were over. */
const MOST = 30;

/** The order in which placements of one slot get their turn. */
const TURN = [asc(placement.position), desc(placement.startsAt), desc(placement.id)];

/** What is placed on a front page and not over at `now`, in the order of its turn. For whoever has asked about rights. */
export async function openPlacements(read: Database, locale: Locale, now: Date): Promise<PlacementRow[]> {
  const inSlot = (slot: Slot) =>
    read
      .select()
      .from(placement)
      .where(
        and(
          eq(placement.locale, locale),
          eq(placement.slot, slot),
          or(isNull(placement.endsAt), gt(placement.endsAt, now)),
        ),
      )
      .orderBy(...TURN)
      .limit(MOST);
  return [...(await inSlot('lead')), ...(await inSlot('second'))];
}

/** The fingerprint of a board: who judges it by another one did not see what stands there. */
export const seenOf = (rows: object[]): string => textHash(JSON.stringify(rows));
