import { and, isNull, notInArray, type SQL } from 'drizzle-orm';
import { emptyMails } from '../mail/mails.ts';
import { announced, delivery, outbox, outboxState } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { isAnnouncing, publicFacts } from './announce.ts';

/**
 * Begins to announce changes over these channels, and gives up what waits for others. What is public now is taken for told, so that a site that is years old floods nobody. Copies a row per public edition, the first time.
 */
export async function startAnnouncing(transaction: Database, channels: string[], now: Date): Promise<void> {
  await transaction.update(outboxState).set({ channels });
  await giveUp(transaction, now, notInArray(delivery.channel, channels));
  if (await isAnnouncing(transaction)) return;
  const { edition, columns } = publicFacts(now);
  await transaction.insert(announced).select(transaction.select(columns).from(edition));
  await transaction.update(outboxState).set({ since: now, lookedUntil: now });
}

/**
 * Ends it: what still waits is given up, and what happens from now on is told to nobody, later neither.
 * @param kept channels that need no announcing: what waits for them goes on waiting
 */
export async function stopAnnouncing(transaction: Database, now: Date, kept: string[] = []): Promise<void> {
  await transaction.delete(announced);
  await transaction.delete(outbox).where(isNull(outbox.takenAt));
  await giveUp(transaction, now, notInArray(delivery.channel, kept));
  await transaction.update(outboxState).set({ since: null, channels: null, lookedUntil: null, epoch: null });
}

async function giveUp(transaction: Database, now: Date, which?: SQL): Promise<void> {
  await transaction
    .update(delivery)
    .set({ gaveUpAt: now, error: 'This channel is no longer configured.' })
    .where(and(which, isNull(delivery.doneAt), isNull(delivery.gaveUpAt)));
  await emptyMails(transaction);
}

/** The channels for which changes are announced; null where none are. */
export async function announcedChannels(): Promise<string[] | null> {
  const [state] = await theStore()
    .read.select({ since: outboxState.since, channels: outboxState.channels })
    .from(outboxState);
  return state?.since ? (state.channels ?? []) : null;
}
