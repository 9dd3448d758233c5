import type { OutboxSettings } from '../settings.ts';
import { cdnChannel } from './cdn-channel.ts';
import type { Channel } from './channel.ts';
import { indexNowChannel } from './indexnow-channel.ts';
import { mailChannel } from './mail-channel.ts';
import type { PostOptions } from './post.ts';
import { webhookChannel } from './webhook-channel.ts';
import { webSubChannel } from './websub-channel.ts';

/** The channels that are configured. @param siteUrl the public origin */
export function channelsOf(settings: OutboxSettings, siteUrl: string, signal?: AbortSignal): Channel[] {
  const { indexNow, webSubHub, webhooks, cdnPurge, mail, allowPrivate } = settings;
  const options: PostOptions = { allowPrivate, ...(signal && { signal }) };
  return [
    ...(indexNow ? [indexNowChannel(indexNow, siteUrl, options)] : []),
    ...(webSubHub ? [webSubChannel(webSubHub, siteUrl, options)] : []),
    ...(webhooks
      ? webhooks.urls.map((url) => webhookChannel({ url, secret: webhooks.secret }, siteUrl, options))
      : []),
    ...(mail ? [mailChannel(mail, siteUrl, options)] : []),
    ...(cdnPurge ? [cdnChannel(cdnPurge, options)] : []),
  ];
}
