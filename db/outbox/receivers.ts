import { asc } from 'drizzle-orm';
import { webhook } from '../schema.ts';
import type { Database } from '../store.ts';

/** A receiver that was set up at the desk, with its secret: for whoever tells it of changes, and nobody else. */
export type Receiver = typeof webhook.$inferSelect;

export function listReceivers(read: Database): Promise<Receiver[]> {
  return Promise.resolve(read.select().from(webhook).orderBy(asc(webhook.id)));
}
