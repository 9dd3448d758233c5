import { and, asc, eq, gt, inArray, ne, or } from 'drizzle-orm';
import { parseDocument } from '#lib/article/document.ts';
import { type EditionFacts, hasBeenPublic, plannedRevision } from '#lib/article/edition-state.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import type { Locale } from '#lib/locale.ts';
import { edition, handOver, revision } from '../../schema.ts';
import type { Database } from '../../store.ts';

export type UnapprovedSchedule = { articleId: number; locale: Locale; headline: string; at: Date };

type Planned = UnapprovedSchedule & { editionId: number; isLetOut: boolean; isData: boolean };

/**
 * What is planned and readers do not have yet (by a schedule, a date ahead, an embargo) without a second person having approved it, in
 * the order of its minutes: what a newsroom that begins to ask for approvals has to hold, also in the trash. Numbers that come along with
 * the other language's text in its minute are that text's (032).
 */
export async function unapprovedSchedules(database: Database, now: Date): Promise<UnapprovedSchedule[]> {
  const ahead = or(gt(edition.scheduledAt, now), gt(edition.publishedAt, now), gt(edition.embargoUntil, now));
  const rows = await database.select().from(edition).where(ahead).orderBy(asc(edition.id));
  const plans: Planned[] = [];
  for (const facts of rows) {
    const planned = plannedRevision(facts, now);
    if (!planned || planned.at <= now) continue;
    const { id: editionId, articleId, locale } = facts;
    const text = await textOf(database, planned.id);
    const live = hasBeenPublic(facts, now) ? facts.liveRevisionId : null;
    plans.push({
      editionId,
      articleId,
      locale,
      headline: text?.headline ?? '',
      at: planned.at,
      isLetOut: planned.id === live || (await isApproved(database, planned.id)),
      isData: live !== null && (await isSameText(database, live, planned.id)),
    });
  }
  const comesAlong = (one: Planned) => (other: Planned) =>
    other.articleId === one.articleId &&
    other.locale !== one.locale &&
    other.at.getTime() === one.at.getTime() &&
    (other.isLetOut || !other.isData || other.editionId < one.editionId);
  return plans
    .filter((plan) => !plan.isLetOut && !(plan.isData && plans.some(comesAlong(plan))))
    .map(({ articleId, locale, headline, at }) => ({ articleId, locale, headline, at }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function textOf(database: Database, revisionId: number) {
  const [row] = await database.select().from(revision).where(eq(revision.id, revisionId));
  return row;
}

/** Whether a revision differs from what readers have in nothing but what both languages share. */
async function isSameText(database: Database, live: NonNullable<EditionFacts['liveRevisionId']>, id: number) {
  const [had, has] = [await textOf(database, live), await textOf(database, id)];
  if (!had || !has) return false;
  const planned = parseDocument(has.document);
  return JSON.stringify(withSharedData(parseDocument(had.document), planned)) === JSON.stringify(planned);
}

/** Whether a second person has approved a revision, or the text to which the other language's numbers were added to make it. */
async function isApproved(database: Database, revisionId: number): Promise<boolean> {
  const ids: number[] = [];
  for (let id: number | null = revisionId; id !== null && !ids.includes(id); ) {
    ids.push(id);
    const row: typeof revision.$inferSelect | undefined = await textOf(database, id);
    id = row?.kind === 'publish' ? row.parentId : null;
  }
  const said = await database
    .select({ act: handOver.act })
    .from(handOver)
    .where(and(inArray(handOver.revisionId, ids), ne(handOver.act, 'ready')))
    .orderBy(asc(handOver.id));
  return said.at(-1)?.act === 'approved';
}
