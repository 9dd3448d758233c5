import { and, desc, eq, inArray } from 'drizzle-orm';
import { FRONT_ACTS, type FrontAct } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { audit } from '../../../schema.ts';
import type { Database } from '../../../store.ts';

type Kept = Record<string, unknown>;

/** An act on a board, and what became of each placement by it. */
export type BoardAct = {
  id: number;
  action: FrontAct;
  actor: string;
  at: Date;
  changes: { id: number; before: Kept | null; after: Kept | null }[];
};

/** The last act on the board of a language; null where none was written down with what it changed. */
export async function lastBoardAct(read: Database, locale: Locale): Promise<BoardAct | null> {
  const [row] = await read
    .select()
    .from(audit)
    .where(and(inArray(audit.action, [...FRONT_ACTS]), eq(audit.locale, locale)))
    .orderBy(desc(audit.id))
    .limit(1);
  const changes = row?.detail.changes;
  if (!row || !Array.isArray(changes)) return null;
  return { id: row.id, action: row.action as FrontAct, actor: row.actor, at: row.at, changes };
}
