import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { channelOf, type WebhookDelivery, type WebhookEntry } from '#lib/desk/webhooks.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { delivery, outbox, outboxState, webhook } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';

/** Deliveries on a page. */
const PAGE = 50;

/** The fingerprint of a receiver: who judges it by another one did not see what it is. Of the secret nothing is told. */
export function seenOfWebhook({ secret: _, ...facts }: typeof webhook.$inferSelect): string {
  return textHash(JSON.stringify(facts));
}

/**
 * Who is told of changes: the receivers that were set up here, and the channels that the environment configures, by the names under which
 * they were last drained.
 * @returns null for who may not know
 */
export async function listWebhooks(
  actor: Actor,
): Promise<{ webhooks: WebhookEntry[]; configured: string[] } | null> {
  if (scopeOf(actor, 'manage-webhooks') !== 'all') return null;
  const { read } = theStore();
  const rows = await read.select().from(webhook).orderBy(asc(webhook.id));
  const channels = rows.map(({ id }) => channelOf(id));
  const counts = async (isOver: boolean) =>
    new Map(
      (
        await read
          .select({ channel: delivery.channel, count: count() })
          .from(delivery)
          .where(
            and(
              inArray(delivery.channel, channels),
              isNull(delivery.doneAt),
              isOver ? isNotNull(delivery.gaveUpAt) : isNull(delivery.gaveUpAt),
            ),
          )
          .groupBy(delivery.channel)
      ).map((row) => [row.channel, row.count]),
    );
  const [waiting, givenUp] = [await counts(false), await counts(true)];
  const [state] = await read.select({ channels: outboxState.channels }).from(outboxState);
  return {
    webhooks: rows.map((row) => ({
      id: row.id,
      name: row.name,
      host: new URL(row.url).host,
      events: row.events,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
      isPaused: row.pausedAt !== null,
      seen: seenOfWebhook(row),
      waiting: waiting.get(channelOf(row.id)) ?? 0,
      givenUp: givenUp.get(channelOf(row.id)) ?? 0,
    })),
    configured: (state?.channels ?? []).filter((name) => !name.startsWith('desk-webhook:')),
  };
}

/**
 * What a receiver was told, the latest event first.
 * @param args.before events below this number
 * @returns null for who may not know; `next` is where the next page begins
 */
export async function listWebhookDeliveries(args: {
  actor: Actor;
  id: number;
  before?: number | undefined;
}): Promise<{ deliveries: WebhookDelivery[]; next: number | null } | null> {
  if (scopeOf(args.actor, 'manage-webhooks') !== 'all') return null;
  const rows = await theStore()
    .read.select()
    .from(delivery)
    .innerJoin(outbox, eq(outbox.id, delivery.outboxId))
    .where(
      and(
        eq(delivery.channel, channelOf(args.id)),
        args.before === undefined ? undefined : lt(delivery.outboxId, args.before),
      ),
    )
    .orderBy(desc(delivery.outboxId))
    .limit(PAGE + 1);
  const deliveries = rows.slice(0, PAGE).map(({ outbox: event, delivery: row }): WebhookDelivery => {
    const status = row.doneAt ? 'delivered' : row.gaveUpAt ? 'given-up' : 'waiting';
    const { attempts, triedAt, error, answer } = row;
    return {
      id: event.id,
      event: event.event,
      at: event.at,
      articleId: event.articleId,
      locale: event.locale,
      status,
      attempts,
      triedAt,
      nextAt: status === 'waiting' ? row.nextAt : null,
      error,
      answer,
    };
  });
  return { deliveries, next: rows.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}
