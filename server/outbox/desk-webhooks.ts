import { listReceivers } from '#db/outbox/receivers.ts';
import type { Store } from '#db/store.ts';
import type { Channel } from './channel.ts';
import { deskWebhookChannel } from './webhook-channel.ts';

/**
 * The receivers that were set up at the desk, as channels. Whoever changes one raises the epoch (db/commands/webhooks), so that asking costs no
 * statement while nothing has changed.
 * @param options.siteUrl the public origin
 */
export function deskWebhooks(options: {
  store: Store;
  siteUrl: string;
  allowPrivate: boolean;
  signal?: AbortSignal;
}): () => Promise<Channel[]> {
  const { store, siteUrl, ...sending } = options;
  let epoch: number | undefined;
  let channels: Channel[] = [];
  return async () => {
    const current = store.epoch();
    if (current === epoch) return channels;
    const receivers = await listReceivers(store.read);
    channels = receivers.map((receiver) => deskWebhookChannel(receiver, siteUrl, sending));
    epoch = current;
    return channels;
  };
}
