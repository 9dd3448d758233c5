import { and, asc, eq, gt, inArray, ne, or } from 'drizzle-orm';
import { type EditionFacts, hasBeenPublic, plannedRevision } from '#lib/article/edition-state.ts';
import type { Locale } from '#lib/locale.ts';
import { edition, handOver, revision } from '../../schema.ts';
import type { Database } from '../../store.ts';

export type UnapprovedSchedule = { articleId: number; locale: Locale; headline: string; at: Date };

/**
 * What is planned and readers do not have yet (by a schedule, a date ahead, an embargo) without a second person having approved it, in
 * the order of its minutes: what a newsroom that begins to ask for approvals has to hold, also in the trash. Numbers that come along with
 * the other language's text are that text's (032).
 */
export async function unapprovedSchedules(database: Database, now: Date): Promise<UnapprovedSchedule[]> {
  const ahead = or(gt(edition.scheduledAt, now), gt(edition.publishedAt, now), gt(edition.embargoUntil, now));
  const rows = await database.select().from(edition).where(ahead).orderBy(asc(edition.id));
  const found: UnapprovedSchedule[] = [];
  for (const facts of rows) {
    const { articleId, locale } = facts;
    const planned = plannedRevision(facts, now);
    if (!planned || planned.at <= now || (await isLetOut(database, planned.id, facts, now))) continue;
    const [text] = await database
      .select({ headline: revision.headline })
      .from(revision)
      .where(eq(revision.id, planned.id));
    found.push({ articleId, locale, headline: text?.headline ?? '', at: planned.at });
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whether the text of a planned revision was approved, or is what readers have had. */
async function isLetOut(
  database: Database,
  revisionId: number,
  facts: EditionFacts,
  now: Date,
): Promise<boolean> {
  let id: number | null = revisionId;
  const ids: number[] = [];
  // A revision that was made of a text and the other language's numbers says the text of the one before it.
  while (id !== null && !ids.includes(id)) {
    ids.push(id);
    const [row]: { kind: string; parentId: number | null }[] = await database
      .select({ kind: revision.kind, parentId: revision.parentId })
      .from(revision)
      .where(eq(revision.id, id));
    id = row?.kind === 'publish' ? row.parentId : null;
  }
  const { liveRevisionId: live } = facts;
  if (live !== null && ids.includes(live) && hasBeenPublic(facts, now)) return true;
  const said = await database
    .select({ revisionId: handOver.revisionId, act: handOver.act })
    .from(handOver)
    .where(and(inArray(handOver.revisionId, ids), ne(handOver.act, 'ready')))
    .orderBy(asc(handOver.id));
  return said.at(-1)?.act === 'approved';
}
