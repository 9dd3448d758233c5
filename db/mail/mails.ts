import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { delivery, type MailFacts, outbox } from '../schema.ts';
import type { Database } from '../store.ts';

/** The one channel of mails: they wait for it also while no process has it. */
export const MAIL_CHANNEL = 'mail';

export type Mail = Exclude<MailFacts, Record<string, never>>;

/** How long it is known that a mail was sent, or was not, in milliseconds: 30 days. */
const KEPT = 30 * 86_400_000;

/** Writes a mail into the outbox, in the transaction that it tells of. */
export async function queueMail(transaction: Database, mail: Mail, now: Date): Promise<void> {
  const isOld = and(eq(outbox.event, 'mail.send'), lt(outbox.at, new Date(now.getTime() - KEPT)));
  await transaction.delete(outbox).where(isOld);
  const [row] = await transaction
    .insert(outbox)
    .values({ key: randomUUID(), event: 'mail.send', at: now, facts: mail, takenAt: now })
    .returning({ id: outbox.id });
  if (!row) throw new Error('A mail was to be written.');
  await transaction.insert(delivery).values({ outboxId: row.id, channel: MAIL_CHANNEL, nextAt: now });
}

/**
 * Takes out of the outbox what mails said that are done with: of those that were sent all, of those given up what is secret.
 * @param ids of events; undefined for all that are given up
 */
export async function emptyMails(transaction: Database, ids?: number[]): Promise<void> {
  if (ids?.length === 0) return;
  const done = transaction
    .select({ id: delivery.outboxId })
    .from(delivery)
    .where(and(eq(delivery.channel, MAIL_CHANNEL), isNotNull(delivery.doneAt)));
  const givenUp = transaction
    .select({ id: delivery.outboxId })
    .from(delivery)
    .where(and(eq(delivery.channel, MAIL_CHANNEL), isNotNull(delivery.gaveUpAt)));
  const these = and(eq(outbox.event, 'mail.send'), ids && inArray(outbox.id, ids));
  await transaction
    .update(outbox)
    .set({ facts: {} })
    .where(and(these, inArray(outbox.id, done)));
  await transaction
    .update(outbox)
    .set({ facts: sql`json_remove(${outbox.facts}, '$.link', '$.name', '$.email', '$.by')` })
    .where(and(these, inArray(outbox.id, givenUp)));
}
