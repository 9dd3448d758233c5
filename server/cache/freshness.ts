import { engine } from '#db/engine/this-engine.ts';
import type { Store } from '#db/store.ts';

/** What is true in one turn of the event loop. */
export type Moment = {
  /** The store's; every change of what the public may see raises it. The last one heard where `unheard` is set. */
  epoch: number;
  /** The public's clock, UTC milliseconds. */
  now: number;
  /** Set while the store does not tell its epoch: changes may have been made that nobody here knows of. */
  unheard?: Unheard;
};

/** Since when (UTC milliseconds) and why the epoch cannot be read. */
export type Unheard = { since: number; why: string };

/** How long readers get what is kept while nobody can tell whether it still holds, in milliseconds. */
const LONGEST_UNHEARD = 600_000;
/** No store has this epoch, so nothing that is kept is true at it. */
export const NO_EPOCH = -1;

/**
 * A function that tells epoch and time, asking the store once per turn of the event loop at most. All requests that are
 * answered in one turn had arrived before the first of them was looked at, so none can know of a later change.
 *
 * It never throws. While the epoch cannot be read the last one heard goes on for 10 minutes, then no page holds any more.
 * @param onTurn told when it can no longer be read, and with undefined when it can again
 */
export function watchMoment(
  store: Pick<Store, 'epoch' | 'now'>,
  onTurn: (unheard: Unheard | undefined) => void = () => {},
): () => Moment {
  let current: Moment | undefined;
  let heard = NO_EPOCH;
  let unheard: Unheard | undefined;
  const forget = () => {
    current = undefined;
  };

  function look(): Moment {
    const now = store.now().getTime();
    try {
      heard = store.epoch();
      if (unheard) onTurn(undefined);
      unheard = undefined;
      return { epoch: heard, now };
    } catch (error) {
      if (!unheard) {
        unheard = { since: now, why: reasonOf(error) };
        onTurn(unheard);
      }
      return { epoch: now - unheard.since < LONGEST_UNHEARD ? heard : NO_EPOCH, now, unheard };
    }
  }

  return () => {
    if (!current) {
      current = look();
      setImmediate(forget);
    }
    return current;
  };
}

function reasonOf(error: unknown): string {
  const known = engine.asStoreError(error);
  return known instanceof Error ? known.message : String(known);
}

/**
 * How many seconds an answer holds from now on, whoever keeps it. None while changes cannot be heard of: then nobody may
 * answer with it without asking here.
 */
export function secondsLeft({ now, unheard }: Moment, { validUntil }: { validUntil: number }): number {
  return unheard ? 0 : (validUntil - now) / 1000;
}
