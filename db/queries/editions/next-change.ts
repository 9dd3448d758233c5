import { gt, min } from 'drizzle-orm';
import { edition, placement } from '../../schema.ts';
import { theStore } from '../../store.ts';

/**
 * When what the public may see changes next without anybody writing: a date, a schedule, an embargo, the end of a
 * publication or a placement. Each is the first row of an index of its own.
 * @param now an instant
 * @returns the first such instant after `now`; null when nothing is planned
 */
export async function nextChange(now: Date): Promise<Date | null> {
  const { read } = theStore();
  const { publishedAt, scheduledAt, embargoUntil, unpublishAt } = edition;
  const ofEditions = [publishedAt, scheduledAt, embargoUntil, unpublishAt].map((column) =>
    read
      .select({ at: min(column) })
      .from(edition)
      .where(gt(column, now)),
  );
  const ofPlacements = [placement.startsAt, placement.endsAt].map((column) =>
    read
      .select({ at: min(column) })
      .from(placement)
      .where(gt(column, now)),
  );
  const rows = (await Promise.all([...ofEditions, ...ofPlacements])).flat();
  const instants = rows.flatMap(({ at }) => (at ? [at.getTime()] : []));
  return instants.length > 0 ? new Date(Math.min(...instants)) : null;
}
