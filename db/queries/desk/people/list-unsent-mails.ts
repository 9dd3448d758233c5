import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { MAIL_CHANNEL, type Mail } from '../../../mail/mails.ts';
import { delivery, type MailKind, outbox } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

/** A mail that has not arrived at the mail server, though it was tried. */
export type UnsentMail = {
  id: number;
  kind: MailKind;
  to: string;
  at: Date;
  attempts: number;
  /** Why the last attempt failed; a sentence in English, of the program or the system. */
  error: string;
  /** When it is tried again; null when it is not. */
  nextAt: Date | null;
};

/** Mails that were tried and could not be sent, the latest first; null for who may not know. */
export async function listUnsentMails(actor: Actor): Promise<UnsentMail[] | null> {
  if (scopeOf(actor, 'manage-people') === undefined) return null;
  const rows = await theStore()
    .read.select()
    .from(delivery)
    .innerJoin(outbox, eq(outbox.id, delivery.outboxId))
    .where(and(eq(delivery.channel, MAIL_CHANNEL), isNull(delivery.doneAt), isNotNull(delivery.error)))
    .orderBy(desc(outbox.id))
    .limit(50);
  return rows.flatMap(({ outbox: { id, at, facts }, delivery: row }) => {
    const { kind, to } = facts as Partial<Mail>;
    if (!kind || !to) return [];
    const { attempts, error, nextAt, gaveUpAt } = row;
    return [{ id, kind, to, at, attempts, error: error ?? '', nextAt: gaveUpAt ? null : nextAt }];
  });
}
