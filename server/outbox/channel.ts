import type { OutboxEvent } from '#db/outbox/deliveries.ts';
import type { Addressee } from '#db/outbox/look.ts';

/** A way to tell somebody. */
export type Channel = Addressee & {
  /** While it is true nothing is sent; what there is to tell waits. */
  isPaused?: boolean;
  /** What the receiver answered to the last attempt, at its beginning; only of one that keeps it. */
  lastAnswer?(): string | undefined;
  /** How many events it takes at once. */
  batch: number;
  /**
   * Tells of events: all of them, or none that counts; they may come again.
   * @returns why it failed, as a sentence without secrets, and as `final` where it need not be tried again; undefined when it did not
   */
  send(events: OutboxEvent[]): Promise<string | { final: string } | undefined>;
};
