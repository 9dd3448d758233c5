import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { listDue, type OutboxEvent, recordAttempt } from '#db/outbox/deliveries.ts';
import { endLease, holdLease } from '#db/outbox/lease.ts';
import { lookout } from '#db/outbox/look.ts';
import { startAnnouncing, stopAnnouncing } from '#db/outbox/switch.ts';
import type { Store } from '#db/store.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import type { Channel } from './channel.ts';

/** Another process takes over so long after one has last said that it lives, and how often it does. In milliseconds. */
const LEASE = 8_000;
const RENEWED_EVERY = 3_000;
/** Events that are read at once for a channel that takes fewer. */
const LISTED = 100;

/** What is announced to whom. */
const keyOf = (channels: Channel[]): string =>
  JSON.stringify(channels.map(({ name, events }) => [name, events]));

/** What drains the outbox of a store, in steps that somebody calls for. */
export type Drainer = ReturnType<typeof createDrainer>;

/**
 * Drains the outbox where no other process does. With no channel it sees to it that nothing is announced.
 * @param options.channels must have names of their own, those of `more` among them
 */
export function createDrainer(options: {
  store: Store;
  channels: Channel[];
  /** Those that may be others at each step. */
  more?: () => Promise<Channel[]>;
  log: Log;
}) {
  const { store, more, log } = options;
  let { channels } = options;
  const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  /** By the machine's clock, in milliseconds; the store's is the public's. */
  let heldUntil = 0;
  let look: (() => Promise<void>) | undefined;
  const logFailure = logSparingly(log, 'the outbox cannot be read or written');
  const busy = new Map<string, Promise<void>>();
  const isHeld = () => Date.now() < heldUntil;

  /**
   * One step: takes or keeps the lease, looks for what is new, and lets each channel begin that has something to send. Does
   * not wait for answers.
   * @returns whether this process drains the outbox; if not, which one does
   */
  async function step(): Promise<true | string> {
    const now = Date.now();
    if (now > heldUntil - LEASE + RENEWED_EVERY) {
      const lease = await holdLease(store, holder, { now: new Date(now), until: new Date(now + LEASE) });
      if (!lease.isHeld) {
        look = undefined;
        heldUntil = 0;
        return lease.holder;
      }
      heldUntil = now + LEASE;
    }
    if (more) {
      const now = [...options.channels, ...(await more())];
      // Others are announced to from now on; what waits for those that are gone is given up.
      if (keyOf(now) !== keyOf(channels)) look = undefined;
      channels = now;
    }
    look ??= await begin();
    await look();
    for (const channel of channels) {
      if (!busy.has(channel.name) && !channel.isPaused) {
        const passing = pass(channel).finally(() => busy.delete(channel.name));
        busy.set(channel.name, passing);
      }
    }
    return true;
  }

  /** The first step of a turn. */
  async function begin(): Promise<() => Promise<void>> {
    // A mail is written with what it tells of, and needs nobody to look for it.
    const announces = channels.some(({ takes }) => takes !== 'mail');
    await store.write(async (transaction) => {
      const now = store.now();
      const names = channels.map(({ name }) => name);
      if (!announces) return stopAnnouncing(transaction, now, names);
      await startAnnouncing(transaction, names, now);
    });
    return !announces ? async () => {} : lookout(store, channels);
  }

  /** Sends over one channel until nothing waits or something fails: then it, and what comes after it, waits for the next step. */
  async function pass(channel: Channel): Promise<void> {
    const limit = Math.max(channel.batch, LISTED);
    try {
      while (isHeld()) {
        const due = await listDue(store.read, { channel: channel.name, now: store.now(), limit });
        if (due.length === 0) return;
        for (let at = 0; at < due.length && isHeld(); at += channel.batch) {
          if (!(await tell(channel, due.slice(at, at + channel.batch)))) return;
        }
      }
    } catch (error) {
      // What was sent and could not be written down is sent again; receivers tell by its key.
      logFailure(error as Error);
    }
  }

  /** One attempt, and what became of it. @returns whether it succeeded */
  async function tell(channel: Channel, events: OutboxEvent[]): Promise<boolean> {
    const failure = await channel.send(events);
    const isFinal = typeof failure === 'object';
    const error = isFinal ? failure.final : failure;
    const ids = events.map(({ id }) => id);
    const answer = channel.lastAnswer?.();
    const attempt = { channel: channel.name, ids, now: store.now(), error, isFinal, answer };
    const givenUp = await store.write((transaction) => recordAttempt(transaction, attempt));
    if (error === undefined) return true;
    const some = (all: number[]) => ({ channel: channel.name, events: all.slice(0, 20) });
    log.warn({ ...some(ids), why: error }, 'telling others failed');
    if (givenUp.length > 0) {
      log.error(some(givenUp), 'telling others is given up: npm run outbox -- list --given-up');
    }
    return false;
  }

  /** Waits until no channel sends anything any more. */
  async function settle(): Promise<void> {
    while (busy.size > 0) await Promise.all(busy.values());
  }

  /** Waits for what is being sent, and lets another process take over. */
  async function end(): Promise<void> {
    heldUntil = 0;
    await settle();
    if (look) await endLease(store, holder);
    look = undefined;
  }

  return { step, settle, end };
}
