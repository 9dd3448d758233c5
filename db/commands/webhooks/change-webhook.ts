import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { AuditAction } from '#lib/desk/audit.ts';
import { channelOf } from '#lib/desk/webhooks.ts';
import type { Actor } from '../../auth/actor.ts';
import { WEBHOOKS_WORD } from '../../freshness/words.ts';
import { delivery, outbox, webhook } from '../../schema.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { findWebhook, newSecret, type WebhookRef } from './save-webhook.ts';

type Found = typeof webhook.$inferSelect;

/** Gives a receiver another secret, which is shown this once; signatures are made with it from the next attempt on. */
export function rotateWebhook(ref: WebhookRef) {
  return change(ref, 'rotate-webhook', async ({ transaction }, { id, name }) => {
    const secret = newSecret();
    await transaction.update(webhook).set({ secret }).where(eq(webhook.id, id));
    return { name, secret };
  });
}

/** Lets what there is to tell wait. */
export function pauseWebhook(ref: WebhookRef) {
  return change(ref, 'pause-webhook', async ({ transaction, now }, { id, name }) => {
    await transaction.update(webhook).set({ pausedAt: now }).where(eq(webhook.id, id));
    return { name };
  });
}

/** Tells what has waited, in its order, and what comes. */
export function resumeWebhook(ref: WebhookRef) {
  return change(ref, 'resume-webhook', async ({ transaction }, { id, name }) => {
    await transaction.update(webhook).set({ pausedAt: null }).where(eq(webhook.id, id));
    return { name };
  });
}

/** Takes a receiver away. What waits for it is given up by whoever drains the outbox. */
export function removeWebhook(ref: WebhookRef) {
  return change(ref, 'remove-webhook', async ({ transaction }, { id, name }) => {
    await transaction.delete(webhook).where(eq(webhook.id, id));
    return { name };
  });
}

/** Sends a receiver an event that tells of nothing, on the same way as all others. */
export function testWebhook(ref: Omit<WebhookRef, 'seen'>) {
  return change(ref, 'test-webhook', async ({ transaction, now }, { id, name, pausedAt }) => {
    if (pausedAt) refuse('webhook-paused');
    const [event] = await transaction
      .insert(outbox)
      .values({ key: randomUUID(), event: 'webhook.test', at: now, facts: {}, takenAt: now })
      .returning({ id: outbox.id });
    const outboxId = event?.id ?? 0;
    await transaction.insert(delivery).values({ outboxId, channel: channelOf(id), nextAt: now });
    return { name };
  });
}

/**
 * Sends an event once more, from the first attempt on, whatever became of it. Receivers know it by its key, and by its number whether they have
 * heard of something later.
 */
export function resendDelivery({ event, ...ref }: Omit<WebhookRef, 'seen'> & { event: number }) {
  return change(
    ref,
    'resend-webhook',
    async ({ transaction, now }, { id, name }) => {
      const again = await transaction
        .update(delivery)
        .set({ attempts: 0, nextAt: now, doneAt: null, gaveUpAt: null, error: null })
        .where(and(eq(delivery.outboxId, event), eq(delivery.channel, channelOf(id))))
        .returning({ id: delivery.outboxId });
      if (again.length === 0) refuse('unknown-delivery');
      return { name };
    },
    { event },
  );
}

/** The shape of these verbs: find it as it was shown, change it, write down what was done, and let whoever tells it know. */
function change<T extends object>(
  { actor, id, seen }: { actor: Actor; id: number; seen?: string | undefined },
  action: AuditAction,
  work: (context: Context, found: Found) => Promise<T>,
  detail: Record<string, unknown> = {},
) {
  return runCommand(actor, { right: 'manage-webhooks' }, async (context) => {
    const found = await findWebhook(context, { id, seen });
    const result = await work(context, found);
    context.changed.add(WEBHOOKS_WORD);
    const about = { webhookId: id, name: found.name };
    await record(context, { action, detail: { ...about, ...detail }, visible: false });
    return result;
  });
}
