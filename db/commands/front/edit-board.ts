import { eq } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { placement } from '../../schema.ts';
import { refuse, runCommand } from '../run/run-command.ts';
import { type BoardRef, changeBoard, placementIn } from './change-board.ts';
import { overrideOf, refuseDates } from './place-article.ts';

export type EditPlacement = BoardRef & {
  actor: Actor;
  id: number;
  /** Absent: as it is. */
  startsAt?: Date | undefined;
  /** Null: until something else is placed there. */
  endsAt: Date | null;
  headline: string;
};

/** Changes when a placement begins and ends, and what the front page says in place of the headline. */
export function editPlacement({ actor, id, startsAt, endsAt, headline, ...board }: EditPlacement) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    const said = overrideOf(headline);
    await changeBoard(context, board, { action: 'edit-placement' }, async (rows) => {
      const found = placementIn(rows, id);
      const from = startsAt && !isSameMinute(startsAt, found.startsAt) ? startsAt : found.startsAt;
      const until = endsAt && found.endsAt && isSameMinute(endsAt, found.endsAt) ? found.endsAt : endsAt;
      refuseDates(context, from, until);
      await context.transaction
        .update(placement)
        .set({ startsAt: from, endsAt: until, headline: said })
        .where(eq(placement.id, id));
    });
    return { id };
  });
}

/** A field of a form shows minutes; what was placed began at some second of one. */
const isSameMinute = (one: Date, other: Date) =>
  Math.floor(one.getTime() / 60_000) === Math.floor(other.getTime() / 60_000);

/** Takes one placement off the front page: it ends now, or does not begin. */
export function endPlacement({ actor, id, ...board }: BoardRef & { actor: Actor; id: number }) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    await changeBoard(context, board, { action: 'end-placement' }, async (rows) => {
      placementIn(rows, id);
      await context.transaction.update(placement).set({ endsAt: context.now }).where(eq(placement.id, id));
    });
    return { id };
  });
}

/**
 * Puts the second row in order, what is to come among it.
 * @param args.order all its placements by their ids; others refuse, for somebody has changed the row meanwhile
 */
export function orderPlacements({ actor, order, ...board }: BoardRef & { actor: Actor; order: number[] }) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    await changeBoard(context, board, { action: 'order-placements' }, async (rows) => {
      const row = rows.filter(({ slot }) => slot === 'second').map(({ id }) => id);
      if ([...row].sort().join() !== [...order].sort().join()) refuse('front-moved-on');
      for (const [place, id] of order.entries()) {
        await context.transaction
          .update(placement)
          .set({ position: place + 1 })
          .where(eq(placement.id, id));
      }
    });
    return {};
  });
}
