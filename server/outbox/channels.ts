import type { OutboxEvent } from '#db/outbox/deliveries.ts';
import type { Addressee } from '#db/outbox/look.ts';
import type { OutboxSettings } from '../settings.ts';
import { cdnChannel } from './cdn-channel.ts';
import { indexNowChannel } from './indexnow-channel.ts';
import type { PostOptions } from './post.ts';
import { webhookChannel } from './webhook-channel.ts';
import { webSubChannel } from './websub-channel.ts';

/** A way to tell somebody. */
export type Channel = Addressee & {
  /** How many events it takes at once. */
  batch: number;
  /**
   * Tells of events: all of them, or none that counts; they may come again.
   * @returns why it failed, as a sentence without secrets; undefined when it did not
   */
  send(events: OutboxEvent[]): Promise<string | undefined>;
};

/** The channels that are configured. @param siteUrl the public origin */
export function channelsOf(settings: OutboxSettings, siteUrl: string, signal?: AbortSignal): Channel[] {
  const { indexNow, webSubHub, webhooks, cdnPurge, allowPrivate } = settings;
  const options: PostOptions = { allowPrivate, ...(signal && { signal }) };
  return [
    ...(indexNow ? [indexNowChannel(indexNow, siteUrl, options)] : []),
    ...(webSubHub ? [webSubChannel(webSubHub, siteUrl, options)] : []),
    ...(webhooks
      ? webhooks.urls.map((url) => webhookChannel({ url, secret: webhooks.secret }, siteUrl, options))
      : []),
    ...(cdnPurge ? [cdnChannel(cdnPurge, options)] : []),
  ];
}
