import { and, eq, lt } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { apiRequest } from '../../schema.ts';
import type { Database } from '../../store.ts';

/** How long a key is remembered. */
const DAY = 24 * 3_600_000;

/**
 * Does the work of a request with a key, and keeps its result in the same transaction: the work is done and known to be done, or
 * neither. Asked again within a day, nothing is done and the same result is given; what was refused was not done, and is
 * tried again.
 * @returns the result of `work`, which of a request with a key is as JSON has it, so that it is the same each time: its dates are
 *   strings; null where the key came with another request
 */
export async function doOnce<T extends object>(
  { actor, transaction, now }: { actor: Actor; transaction: Database; now: Date },
  work: () => Promise<T>,
): Promise<T | null> {
  if (actor.role !== undefined || !actor.once) return work();
  const { tokenId, once } = actor;
  const mark = and(eq(apiRequest.tokenId, tokenId), eq(apiRequest.key, once.key));
  await transaction.delete(apiRequest).where(lt(apiRequest.createdAt, new Date(now.getTime() - DAY)));
  const [begun] = await transaction
    .insert(apiRequest)
    .values({ tokenId, ...once, result: {}, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: apiRequest.key });
  if (!begun) {
    const [earlier] = await transaction.select().from(apiRequest).where(mark);
    return earlier?.fingerprint === once.fingerprint ? (earlier.result as T) : null;
  }
  const result = JSON.parse(JSON.stringify(await work())) as T;
  await transaction.update(apiRequest).set({ result }).where(mark);
  return result;
}
