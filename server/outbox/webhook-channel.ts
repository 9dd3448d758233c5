import { createHash, createHmac } from 'node:crypto';
import type { OutboxEvent } from '#db/outbox/deliveries.ts';
import type { Receiver } from '#db/outbox/receivers.ts';
import { cleanText } from '#lib/article/clean-text.ts';
import { channelOf } from '#lib/desk/webhooks.ts';
import { otherLocale } from '#lib/locale.ts';
import { articleOf } from './article-of.ts';
import type { Channel } from './channel.ts';
import { type PostOptions, post } from './post.ts';

/**
 * A receiver of a publisher's own: one signed POST per event (docs/contracts.md#webhooks). It is called by its host and a
 * fingerprint, since the rest of its address may be a secret.
 */
export function webhookChannel(
  { url, secret }: { url: string; secret: string },
  siteUrl: string,
  options: PostOptions,
): Channel {
  const fingerprint = createHash('sha256').update(url).digest('hex').slice(0, 8);
  return {
    name: `webhook:${new URL(url).host}:${fingerprint}`,
    takes: 'article',
    batch: 1,
    send: ([event]) => sendEvent(event, { url, secret }, siteUrl, options),
  };
}

/** So much of an answer is kept, in characters. */
const ANSWER_KEPT = 200;

/** A receiver that was set up at the desk: the same, with the events that it wants, and the beginning of its answers. */
export function deskWebhookChannel(
  { id, url, secret, events, pausedAt }: Receiver,
  siteUrl: string,
  options: PostOptions,
): Channel {
  let lastAnswer: string | undefined;
  const onAnswer = (status: number, body: Buffer) => {
    const said = cleanText(body.toString().slice(0, ANSWER_KEPT), { lines: 'one' }).trim();
    lastAnswer = `${status} ${said}`.trim();
  };
  return {
    name: channelOf(id),
    takes: 'article',
    events,
    isPaused: pausedAt !== null,
    batch: 1,
    lastAnswer: () => lastAnswer,
    send([event]) {
      lastAnswer = undefined;
      return sendEvent(event, { url, secret }, siteUrl, { ...options, onAnswer });
    },
  };
}

async function sendEvent(
  event: OutboxEvent | undefined,
  { url, secret }: { url: string; secret: string },
  siteUrl: string,
  options: PostOptions,
): Promise<string | undefined> {
  if (!event) return undefined;
  const body = bodyOf(event, siteUrl);
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': `PRISM-News (+${siteUrl})`,
    'X-PRISM-Event': event.event,
    'X-PRISM-Delivery': event.key,
    'X-PRISM-Signature': signature(secret, body, new Date()),
  };
  const posted = await post({ url, headers, body }, options);
  return posted.ok ? undefined : posted.error;
}

/** What is told of an event, as JSON; a test tells of itself only. */
function bodyOf(event: OutboxEvent, siteUrl: string): string {
  const about = { id: event.key, sequence: event.id, event: event.event, at: event.at.toISOString() };
  if (event.event === 'webhook.test') return JSON.stringify(about);
  const { articleId, locale, facts, url, oldUrl, urlOf } = articleOf(event, siteUrl);
  const other = otherLocale(locale);
  const { headline, publishedAt, modifiedAt, revision, translationSlug } = facts;
  return JSON.stringify({
    ...about,
    article: {
      id: articleId,
      locale,
      url,
      oldUrl,
      headline,
      publishedAt,
      modifiedAt,
      revision,
      translation: translationSlug ? { locale: other, url: urlOf(translationSlug, other) } : translationSlug,
    },
  });
}

/** `t=UNIX,v1=HEX`: HMAC-SHA256 of the time in seconds, a dot and the body. The time lets a receiver refuse old copies. */
export function signature(secret: string, body: string, at: Date): string {
  const time = Math.floor(at.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${mac}`;
}
