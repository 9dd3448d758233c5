import { createHash, createHmac } from 'node:crypto';
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
    async send([event]) {
      if (!event) return undefined;
      const { articleId, locale, facts, url: articleUrl, oldUrl, urlOf } = articleOf(event, siteUrl);
      const other = otherLocale(locale);
      const { headline, publishedAt, modifiedAt, revision, translationSlug } = facts;
      const body = JSON.stringify({
        id: event.key,
        sequence: event.id,
        event: event.event,
        at: event.at.toISOString(),
        article: {
          id: articleId,
          locale,
          url: articleUrl,
          oldUrl,
          headline,
          publishedAt,
          modifiedAt,
          revision,
          translation: translationSlug
            ? { locale: other, url: urlOf(translationSlug, other) }
            : translationSlug,
        },
      });
      const headers = {
        'Content-Type': 'application/json',
        'User-Agent': `PRISM-News (+${siteUrl})`,
        'X-PRISM-Event': event.event,
        'X-PRISM-Delivery': event.key,
        'X-PRISM-Signature': signature(secret, body, new Date()),
      };
      const posted = await post({ url, headers, body }, options);
      return posted.ok ? undefined : posted.error;
    },
  };
}

/** `t=UNIX,v1=HEX`: HMAC-SHA256 of the time in seconds, a dot and the body. The time lets a receiver refuse old copies. */
export function signature(secret: string, body: string, at: Date): string {
  const time = Math.floor(at.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${mac}`;
}
