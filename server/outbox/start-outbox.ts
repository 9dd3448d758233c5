import { isOutboxInUse } from '#db/outbox/deliveries.ts';
import type { Store } from '#db/store.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import type { OutboxSettings } from '../settings.ts';
import { channelsOf } from './channels.ts';
import { deskWebhooks } from './desk-webhooks.ts';
import { createDrainer } from './drainer.ts';

/** Milliseconds between two looks at the clock and the epoch. */
const STEP = 1_000;
/** How long what is being sent may take when the process is asked to stop. */
const LAST_ANSWERS = 3_000;

/**
 * Drains the outbox as long as the process runs, or waits for its turn. Sends no statement where no channel is configured, nothing is
 * announced, and nobody has changed the store.
 * @param options.siteUrl the public origin, with the port that was taken
 * @returns a function that stops it
 */
export async function startOutbox(options: {
  settings: OutboxSettings;
  siteUrl: string;
  store: Store;
  log: Log;
  /** Whether somebody works on the program: then what is configured elsewhere is left alone. */
  dev?: boolean;
}): Promise<() => Promise<void>> {
  const { settings, siteUrl, store, log, dev = false } = options;
  const abort = new AbortController();
  const channels = channelsOf(settings, siteUrl, abort.signal);
  const more = deskWebhooks({ store, siteUrl, allowPrivate: settings.allowPrivate, signal: abort.signal });
  const logFailure = logSparingly(log, 'the outbox is not drained');
  if (channels.length === 0 && dev) return async () => {};
  const drainer = createDrainer({ store, channels, more, log });
  let isIdle = channels.length === 0 && !(await isOutboxInUse(store.read).catch(() => false));
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let stepping = Promise.resolve();

  async function step(): Promise<void> {
    // Where there is nobody to tell, the epoch is looked at and nothing else: it rises when somebody is set up at the desk.
    if (isIdle && (await more()).length > 0) isIdle = false;
    if (!isIdle) {
      const isMine = await drainer.step().catch((error: Error) => void logFailure(error));
      // Nothing is announced any more.
      if (channels.length === 0 && isMine === true && (await more()).length === 0) {
        await drainer.end();
        isIdle = true;
      }
    }
    if (!isStopped) timer = setTimeout(next, STEP);
  }

  function next(): void {
    stepping = step().catch((error) => {
      logFailure(error);
      if (!isStopped) timer = setTimeout(next, STEP);
    });
  }

  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    const late = setTimeout(() => abort.abort(), LAST_ANSWERS);
    await stepping;
    await drainer.end().catch(logFailure);
    clearTimeout(late);
  };
}
