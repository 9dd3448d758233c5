import { sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { theStore } from '../../../store.ts';
import { type DeskEntry, deskEntries } from './desk-entries.ts';

const WEEK = 7 * 24 * 3_600_000;
const SHOWN = 10;

/** The actor's own drafts that nobody has touched for a week, the latest first, read from an index; `isMore` where there are others. */
export async function staleDrafts(args: {
  actor: Actor;
  namesIn: Locale;
}): Promise<{ entries: DeskEntry[]; isMore: boolean }> {
  const { actor, namesIn } = args;
  if (actor.userId === null) return { entries: [], isMore: false };
  const { read, now } = theStore();
  const instant = now().getTime();
  const rows = await read.execute<{ id: number }>(sql`
    select article_id as id from desk_facet
    where facet = ${`draft-of:${actor.userId}`} and is_trashed = 0 and updated_at <= ${instant - WEEK}
      and begins <= ${instant} and until > ${instant}
    order by updated_at desc, article_id desc limit ${SHOWN + 1}`);
  const articleIds = rows.slice(0, SHOWN).map(({ id }) => id);
  return { entries: await deskEntries({ actor, articleIds, namesIn }), isMore: rows.length > SHOWN };
}
