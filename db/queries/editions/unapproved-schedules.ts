import { and, asc, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, edition, handOver, revision } from '../../schema.ts';
import type { Database } from '../../store.ts';

export type UnapprovedSchedule = { articleId: number; locale: Locale; headline: string; at: Date };

/**
 * What is scheduled without a second person having approved it, in the order of its minutes: what a newsroom that begins to ask for
 * approvals has to hold. Numbers that come along with the other language's text are that text's (032).
 */
export async function unapprovedSchedules(database: Database, now: Date): Promise<UnapprovedSchedule[]> {
  const rows = await database
    .select({
      articleId: edition.articleId,
      locale: edition.locale,
      at: edition.scheduledAt,
      liveRevisionId: edition.liveRevisionId,
      revisionId: revision.id,
      headline: revision.headline,
    })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(revision, eq(revision.id, edition.scheduledRevisionId))
    .where(and(gt(edition.scheduledAt, now), isNull(article.trashedAt)))
    .orderBy(asc(edition.scheduledAt), asc(edition.id));
  const found: UnapprovedSchedule[] = [];
  for (const { at, liveRevisionId, revisionId, ...row } of rows) {
    if (at && !(await isLetOut(database, revisionId, liveRevisionId))) found.push({ ...row, at });
  }
  return found;
}

/** Whether the text of a scheduled revision was approved, or is what readers have. */
async function isLetOut(database: Database, revisionId: number, live: number | null): Promise<boolean> {
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
  if (live !== null && ids.includes(live)) return true;
  const said = await database
    .select({ revisionId: handOver.revisionId, act: handOver.act })
    .from(handOver)
    .where(and(inArray(handOver.revisionId, ids), ne(handOver.act, 'ready')))
    .orderBy(asc(handOver.id));
  return said.at(-1)?.act === 'approved';
}
