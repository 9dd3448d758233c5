import { eq } from 'drizzle-orm';
import type { FrontAct } from '#lib/desk/front.ts';
import type { Actor } from '../../auth/actor.ts';
import { lastBoardAct } from '../../queries/desk/front/last-board-act.ts';
import { placement } from '../../schema.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';
import { type BoardChange, type BoardRef, changeBoard, keptRow } from './change-board.ts';

/**
 * Takes the last act on a board back: every placement that it changed is as it was before. Taking that back does it again.
 * @param args.act the audit's number of the act, as the board showed it. Refuses with `front-moved-on` when there was another since,
 *   or a placement is not as the act left it
 */
export function undoBoard({ actor, act, ...board }: BoardRef & { actor: Actor; act: number }) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    const last = await lastBoardAct(context.transaction, board.locale);
    if (last?.id !== act) return refuse('front-moved-on');
    const undone: { act: number; action: FrontAct } = { act, action: last.action };
    await changeBoard(context, board, { action: 'undo-placements', detail: undone }, async () => {
      for (const change of last.changes) await takeBack(context, change);
    });
    return undone;
  });
}

async function takeBack({ transaction }: Context, { id, before, after }: BoardChange): Promise<void> {
  const [row] = await transaction.select().from(placement).where(eq(placement.id, id));
  if (JSON.stringify(keptRow(row)) !== JSON.stringify(after)) refuse('front-moved-on');
  if (row) await transaction.delete(placement).where(eq(placement.id, id));
  if (before) await transaction.insert(placement).values(rowOf(before));
}

/** A placement as the store keeps it. */
function rowOf(kept: Record<string, unknown>): typeof placement.$inferInsert {
  const row = kept as typeof placement.$inferInsert;
  const instant = (at: unknown) => new Date(String(at));
  return {
    ...row,
    startsAt: instant(row.startsAt),
    endsAt: row.endsAt && instant(row.endsAt),
    createdAt: instant(row.createdAt),
  };
}
