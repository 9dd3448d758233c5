import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { cleanName, cleanText } from '#lib/article/clean-text.ts';
import { ARTICLE_EVENTS, type ArticleEvent, WEBHOOK_LIMITS } from '#lib/desk/webhooks.ts';
import { isWebAddress } from '#lib/web-address.ts';
import type { Actor } from '../../auth/actor.ts';
import { WEBHOOKS_WORD } from '../../freshness/words.ts';
import { seenOfWebhook } from '../../queries/desk/webhooks/list-webhooks.ts';
import { webhook } from '../../schema.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

type Facts = { name: string; url: string; events: readonly ArticleEvent[] };

export type WebhookRef = {
  actor: Actor;
  id: number;
  /** The fingerprint of it as it was shown; undefined where nobody looked. */
  seen?: string | undefined;
};

/** What a signature is made with: 256 bits of chance, known by its beginning when it stands where it should not. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/**
 * Sets up a receiver of article events.
 * @returns its number, and the secret of its signatures, which is shown this once
 */
export function makeWebhook({ actor, ...given }: Facts & { actor: Actor }) {
  return runCommand(actor, { right: 'manage-webhooks' }, async (context) => {
    const facts = factsOf(given);
    const secret = newSecret();
    const [made] = await context.transaction
      .insert(webhook)
      .values({ ...facts, secret, createdBy: actor.name, createdAt: context.now })
      .returning({ id: webhook.id });
    const webhookId = made?.id ?? 0;
    context.changed.add(WEBHOOKS_WORD);
    await record(context, {
      action: 'create-webhook',
      detail: { webhookId, after: shown(facts) },
      visible: false,
    });
    return { webhookId, name: facts.name, secret };
  });
}

/** Changes what a receiver is called, what it is told of and, where an address is given, where it is. */
export function editWebhook({ actor, id, seen, ...given }: Facts & WebhookRef) {
  return runCommand(actor, { right: 'manage-webhooks' }, async (context) => {
    const before = await findWebhook(context, { id, seen });
    const facts = factsOf({ ...given, url: given.url.trim() === '' ? before.url : given.url });
    await context.transaction.update(webhook).set(facts).where(eq(webhook.id, id));
    context.changed.add(WEBHOOKS_WORD);
    // Of the address the host is told: the rest may be a secret.
    const detail = {
      webhookId: id,
      before: shown(before),
      after: shown(facts),
      movedAddress: before.url !== facts.url,
    };
    await record(context, { action: 'edit-webhook', detail, visible: false });
    return { name: facts.name };
  });
}

/** The receiver a verb is about. Refuses where it is not there, or not as it was shown. */
export async function findWebhook(
  { transaction }: Context,
  { id, seen }: { id: number; seen?: string | undefined },
): Promise<typeof webhook.$inferSelect> {
  const [found] = await transaction.select().from(webhook).where(eq(webhook.id, id));
  if (!found) return refuse('unknown-webhook');
  if (seen !== undefined && seen !== seenOfWebhook(found)) refuse('webhook-moved-on');
  return found;
}

function factsOf(given: Facts) {
  const name = cleanName(given.name);
  if (name === '' || name.length > WEBHOOK_LIMITS.name) {
    refuse('invalid-webhook-name', { most: WEBHOOK_LIMITS.name });
  }
  const url = cleanText(given.url, { lines: 'one' }).trim();
  if (!isWebAddress(url) || url.length > WEBHOOK_LIMITS.url || new URL(url).username !== '') {
    refuse('invalid-webhook-url');
  }
  const events = ARTICLE_EVENTS.filter((event) => given.events.includes(event));
  if (events.length === 0) refuse('no-webhook-event');
  return { name, url, events };
}

const shown = ({ name, url, events }: Facts) => ({ name, host: new URL(url).host, events });
