import { inArray } from 'drizzle-orm';
import type { FrontAct } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { placementWord } from '../../freshness/words.ts';
import { openPlacements, type PlacementRow, seenOf } from '../../queries/desk/front/open-placements.ts';
import { placement } from '../../schema.ts';
import { type Context, record, refuse } from '../run/run-command.ts';

/** Of a board: which, and the fingerprint of it that the one who acts has seen; undefined where nobody looked. */
export type BoardRef = { locale: Locale; seen?: string | undefined };

/** A placement as the audit keeps it: instants as ISO 8601. */
type Kept = Record<string, unknown>;
/** What became of one placement; null where there was, or is, none. */
export type BoardChange = { id: number; before: Kept | null; after: Kept | null };

/** A placement as the audit keeps it. */
export const keptRow = (row: PlacementRow | undefined): Kept | null =>
  row ? (JSON.parse(JSON.stringify(row)) as Kept) : null;

/**
 * The shape of every act on a board: is it the one that was seen, change it, and write down what became of each placement, so that it
 * can be taken back. Refuses with `front-moved-on`.
 * @param change gets what is placed and not over
 */
export async function changeBoard(
  context: Context,
  { locale, seen }: BoardRef,
  act: { action: FrontAct; articleId?: number; detail?: Record<string, unknown> },
  change: (rows: PlacementRow[]) => Promise<unknown>,
): Promise<void> {
  const { transaction, now, changed } = context;
  const before = await openPlacements(transaction, locale, now);
  if (seen !== undefined && seen !== seenOf(before)) refuse('front-moved-on');
  await change(before);
  const ids = before.map(({ id }) => id);
  const still = await transaction.select().from(placement).where(inArray(placement.id, ids));
  const fresh = await openPlacements(transaction, locale, now);
  const after = [...still, ...fresh.filter(({ id }) => !ids.includes(id))];
  const changes = [...new Set([...ids, ...after.map(({ id }) => id)])].flatMap((id): BoardChange[] => {
    const [one, other] = [before, after].map((rows) => keptRow(rows.find((row) => row.id === id)));
    return JSON.stringify(one) === JSON.stringify(other)
      ? []
      : [{ id, before: one ?? null, after: other ?? null }];
  });
  changed.add(placementWord(locale));
  const { action, articleId, detail } = act;
  await record(context, {
    action,
    locale,
    ...(articleId && { articleId }),
    detail: { ...detail, changes },
    visible: false,
  });
}

/** The placement that an act is about, among those of the board. Refuses when it is not there any more. */
export function placementIn(rows: PlacementRow[], id: number): PlacementRow {
  return rows.find((row) => row.id === id) ?? refuse('front-moved-on');
}
