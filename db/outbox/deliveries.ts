import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  min,
  notExists,
  sql,
} from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import { emptyMails, MAIL_CHANNEL } from '../mail/mails.ts';
import { delivery, outbox } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { isAnnouncing } from './announce.ts';

/** An event of the outbox, as it was written. */
export type OutboxEvent = typeof outbox.$inferSelect;

/** The pause after a failed attempt is a minute, doubled each time up to 6 hours; so many attempts take about three days. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 3_600_000;
const MOST_ATTEMPTS = 19;

const waits = and(isNull(delivery.doneAt), isNull(delivery.gaveUpAt));

/**
 * What may be sent over a channel now, in order. An event waits for those of the same edition before it: whoever was told
 * that an edition is withdrawn must not be told later that it is published.
 * @param limit how many events at most
 */
export async function listDue(
  database: Database,
  args: { channel: string; now: Date; limit: number },
): Promise<OutboxEvent[]> {
  const earlier = aliased(delivery, 'earlier');
  const before = aliased(outbox, 'before');
  const isNext = notExists(
    database
      .select({ id: before.id })
      .from(before)
      .innerJoin(earlier, and(eq(earlier.outboxId, before.id), eq(earlier.channel, args.channel)))
      .where(
        and(
          eq(before.articleId, outbox.articleId),
          eq(before.locale, outbox.locale),
          lt(before.id, outbox.id),
          isNull(earlier.doneAt),
          isNull(earlier.gaveUpAt),
          gt(earlier.nextAt, args.now),
        ),
      ),
  );
  const rows = await database
    .select({ event: outbox })
    .from(delivery)
    .innerJoin(outbox, eq(outbox.id, delivery.outboxId))
    .where(and(eq(delivery.channel, args.channel), waits, lte(delivery.nextAt, args.now), isNext))
    .orderBy(asc(delivery.outboxId))
    .limit(args.limit);
  return rows.map(({ event }) => event);
}

/**
 * Writes down what became of an attempt.
 * @param attempt.error why it failed; undefined when it did not
 * @param attempt.isFinal whether it need not be tried again
 * @returns the events that are given up with it
 */
export async function recordAttempt(
  transaction: Database,
  attempt: {
    channel: string;
    ids: number[];
    now: Date;
    error: string | undefined;
    isFinal?: boolean;
    /** What the receiver answered, at its beginning, where that is kept. */
    answer?: string | undefined;
  },
): Promise<number[]> {
  const { channel, ids, now, error, isFinal = false } = attempt;
  const told = { triedAt: now, answer: attempt.answer ?? null };
  const these = and(eq(delivery.channel, channel), inArray(delivery.outboxId, ids), waits);
  if (error === undefined) {
    await transaction
      .update(delivery)
      .set({ attempts: sql`${delivery.attempts} + 1`, doneAt: now, error: null, ...told })
      .where(these);
    if (channel === MAIL_CHANNEL) await emptyMails(transaction, ids);
    return [];
  }
  const pause = sql`min(${LONGEST_PAUSE}, ${FIRST_PAUSE} << ${delivery.attempts})`;
  const rows = await transaction
    .update(delivery)
    .set({
      ...told,
      attempts: sql`${delivery.attempts} + 1`,
      error: error.slice(0, 300),
      nextAt: sql`${now.getTime()} + ${pause}`,
      gaveUpAt: sql`case when ${isFinal ? 1 : 0} or ${delivery.attempts} + 1 >= ${MOST_ATTEMPTS} then ${now.getTime()} end`,
    })
    .where(these)
    .returning({ id: delivery.outboxId, gaveUpAt: delivery.gaveUpAt });
  const givenUp = rows.flatMap(({ id, gaveUpAt }) => (gaveUpAt ? [id] : []));
  if (channel === MAIL_CHANNEL) await emptyMails(transaction, givenUp);
  return givenUp;
}

/**
 * Lets deliveries be tried at once, with all their attempts before them.
 * @param which an event, or all that was given up
 * @returns how many deliveries that are
 */
export function retryDeliveries(which: { id: number } | 'given-up'): Promise<number> {
  const { write, now } = theStore();
  const these =
    which === 'given-up'
      ? isNotNull(delivery.gaveUpAt)
      : and(eq(delivery.outboxId, which.id), isNull(delivery.doneAt));
  return write(async (transaction) => {
    const rows = await transaction
      .update(delivery)
      .set({ attempts: 0, nextAt: now(), gaveUpAt: null })
      .where(these)
      .returning({ id: delivery.outboxId });
    return rows.length;
  });
}

export type DeliveryEntry = {
  id: number;
  event: OutboxEvent['event'];
  at: Date;
  articleId: number | null;
  locale: OutboxEvent['locale'];
  channel: string;
  status: 'waiting' | 'delivered' | 'given-up';
  attempts: number;
  nextAt: Date | null;
  doneAt: Date | null;
  error: string | null;
};

/** Deliveries for operators, newest event first. */
export async function listDeliveries(args: { limit: number; givenUp?: boolean }): Promise<DeliveryEntry[]> {
  const rows = await theStore()
    .read.select()
    .from(delivery)
    .innerJoin(outbox, eq(outbox.id, delivery.outboxId))
    .where(args.givenUp ? isNotNull(delivery.gaveUpAt) : undefined)
    .orderBy(desc(delivery.outboxId), asc(delivery.channel))
    .limit(args.limit);
  return rows.map(({ outbox: { id, event, at, articleId, locale }, delivery: row }) => {
    const status = row.doneAt ? 'delivered' : row.gaveUpAt ? 'given-up' : 'waiting';
    const { channel, attempts, doneAt, error } = row;
    const nextAt = status === 'waiting' ? row.nextAt : null;
    return { id, event, at, articleId, locale, channel, status, attempts, nextAt, doneAt, error };
  });
}

export type OutboxStatus = {
  waiting: number;
  /** How long the oldest of them has waited. */
  oldestSeconds: number | null;
  givenUp: number;
  lastDelivered: Record<string, Date>;
};

/** Whether changes are announced, or a mail waits. */
export async function isOutboxInUse(read: Database): Promise<boolean> {
  if (await isAnnouncing(read)) return true;
  const [mail] = await read
    .select({ id: delivery.outboxId })
    .from(delivery)
    .where(and(eq(delivery.channel, MAIL_CHANNEL), waits))
    .limit(1);
  return mail !== undefined;
}

/** How far the outbox is; null where it is not in use. */
export async function outboxStatus(): Promise<OutboxStatus | null> {
  const { read, now } = theStore();
  if (!(await isOutboxInUse(read))) return null;
  const [waiting] = await read
    .select({ count: count(), oldest: min(outbox.at) })
    .from(delivery)
    .innerJoin(outbox, eq(outbox.id, delivery.outboxId))
    .where(waits);
  const [untaken] = await read
    .select({ count: count(), oldest: min(outbox.at) })
    .from(outbox)
    .where(isNull(outbox.takenAt));
  const [givenUp] = await read.select({ count: count() }).from(delivery).where(isNotNull(delivery.gaveUpAt));
  const last = await read
    .select({ channel: delivery.channel, at: max(delivery.doneAt) })
    .from(delivery)
    .groupBy(delivery.channel);
  const oldest = Math.min(
    ...[waiting, untaken].flatMap((each) => (each?.oldest ? [each.oldest.getTime()] : [])),
  );
  return {
    waiting: (waiting?.count ?? 0) + (untaken?.count ?? 0),
    oldestSeconds: Number.isFinite(oldest) ? Math.round((now().getTime() - oldest) / 1000) : null,
    givenUp: givenUp?.count ?? 0,
    lastDelivered: Object.fromEntries(last.flatMap(({ channel, at }) => (at ? [[channel, at]] : []))),
  };
}
