import { AsyncLocalStorage } from 'node:async_hooks';
import type { session } from '../schema.ts';
import type { Database } from '../store.ts';

/** Writes what belongs to a session, in the transaction that makes it. */
type Along = (transaction: Database, made: typeof session.$inferSelect) => Promise<void>;

const along = new AsyncLocalStorage<Along>();

/**
 * Runs `work`, in which the library makes a session, and writes `what` with it: both are kept, or neither. One transaction
 * around all of `work` would keep other writers waiting for as long as a hash takes.
 */
export function withSession<T>(what: Along, work: () => Promise<T>): Promise<T> {
  return along.run(what, work);
}

/** Called in the transaction that has made a session. */
export async function writeAlong(transaction: Database, made: typeof session.$inferSelect): Promise<void> {
  await along.getStore()?.(transaction, made);
}
