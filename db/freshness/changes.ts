import { randomInt } from 'node:crypto';
import { and, asc, gt, lte, sql } from 'drizzle-orm';
import { change, epoch } from '../schema.ts';
import type { Database } from '../store.ts';
import { EVERYTHING } from './words.ts';

/** A process that has not looked for about so many changes drops all it keeps. */
const KEPT = 5_000;
/**
 * The epoch rises by 1 to twice this, by chance. Were it always 1, an older store put in place of a running one and changed
 * as often would stand at an epoch that was another's, and whoever was not asked meanwhile could not tell the two apart.
 */
const MEAN_STEP = 500_000;
/** More words than this are not worth telling apart. */
const MOST_WORDS = 2_000;

/**
 * Raises the epoch, and writes beside it what the change is about, in the transaction that changes it.
 * @param words by words.ts: of everything that readers may see otherwise now, or when a date comes
 */
export async function writeChange(transaction: Database, words: Iterable<string>): Promise<void> {
  const unique = [...new Set(words)];
  const step = randomInt(1, 2 * MEAN_STEP);
  const [raised] = await transaction
    .update(epoch)
    .set({ value: sql`${epoch.value} + ${step}` })
    .returning({ value: epoch.value });
  if (!raised) throw new Error('The store has no epoch.');
  await transaction.insert(change).values({
    epoch: raised.value,
    previous: raised.value - step,
    words: unique.length > MOST_WORDS ? [EVERYTHING] : unique,
  });
  await transaction.delete(change).where(lte(change.epoch, raised.value - KEPT * MEAN_STEP));
}

/**
 * What has changed after one epoch, until another that is known to have been reached.
 * @returns the words; undefined where a change is missing: it was longer ago than is kept, was written without words, or
 *   the store has another past than the one that `since` was read from
 */
export async function changesSince(
  database: Database,
  since: number,
  until: number,
): Promise<string[] | undefined> {
  const rows = await database
    .select()
    .from(change)
    .where(and(gt(change.epoch, since), lte(change.epoch, until)))
    .orderBy(asc(change.epoch));
  let reached = since;
  for (const row of rows) {
    if (row.previous !== reached) return undefined;
    reached = row.epoch;
  }
  return reached === until ? rows.flatMap(({ words }) => words) : undefined;
}
