import { and, gt, lte, sql } from 'drizzle-orm';
import { change, epoch } from '../schema.ts';
import type { Database } from '../store.ts';
import { EVERYTHING } from './words.ts';

/** A process that has not looked for so many changes drops all it keeps. */
const KEPT = 5_000;
/** More words than this are not worth telling apart. */
const MOST_WORDS = 2_000;

/**
 * Raises the epoch, and writes beside it what the change is about, in the transaction that changes it.
 * @param words by words.ts: of everything that readers may see otherwise now, or when a date comes
 */
export async function writeChange(transaction: Database, words: Iterable<string>): Promise<void> {
  const unique = [...new Set(words)];
  const [raised] = await transaction
    .update(epoch)
    .set({ value: sql`${epoch.value} + 1` })
    .returning({ value: epoch.value });
  if (!raised) throw new Error('The store has no epoch.');
  await transaction
    .insert(change)
    .values({ epoch: raised.value, words: unique.length > MOST_WORDS ? [EVERYTHING] : unique });
  await transaction.delete(change).where(lte(change.epoch, raised.value - KEPT));
}

/**
 * What has changed after one epoch, until another that is known to have been reached.
 * @returns the words; undefined where a change is missing: it was longer ago than is kept, was written without words, or
 *   the store is an older one
 */
export async function changesSince(
  database: Database,
  since: number,
  until: number,
): Promise<string[] | undefined> {
  const rows = await database
    .select({ words: change.words })
    .from(change)
    .where(and(gt(change.epoch, since), lte(change.epoch, until)));
  // One row an epoch, so that as many as there were changes means that none is missing.
  return rows.length === until - since ? rows.flatMap(({ words }) => words) : undefined;
}
