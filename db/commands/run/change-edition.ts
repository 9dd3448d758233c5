import { and, eq, inArray, sql } from 'drizzle-orm';
import { dateConflict } from '#lib/article/date-conflicts.ts';
import { type EditionFacts, type EditionStatus, editionStatus } from '#lib/article/edition-state.ts';
import { keepPlan } from '#lib/article/public-history.ts';
import { measuresOf } from '#lib/cover/measures.ts';
import type { PublishingAction } from '#lib/desk/audit.ts';
import type { Locale } from '#lib/locale.ts';
import { coverParts } from '../../queries/editions/cover-parts.ts';
import { article, edition, revision } from '../../schema.ts';
import { movePlannedCorrection } from './move-planned-correction.ts';
import { mustChange } from './must-change.ts';
import { refuseInvalidTime } from './refuse-invalid-time.ts';
import { type Context, record, refuse } from './run-command.ts';

export type EditionRef = { articleId: number; locale: Locale };
/** Of a verb's input: the version of the edition that the one who acts has seen (see refuseMovedOn). */
export type Seen = { version?: number | undefined };
export type EditionRow = typeof edition.$inferSelect & { trashedAt: Date | null };

/** Of what a verb leaves of an edition: nothing waits any more for a second person before it goes by its schedule. */
export const NOTHING_HELD = { heldRevisionId: null, heldAt: null, heldIsMinor: false } as const;

/** The article a verb is about. Refuses when there is none. */
export async function findArticle({ transaction }: Context, articleId: number) {
  const [found] = await transaction.select().from(article).where(eq(article.id, articleId));
  return found ?? refuse('unknown-article', { articleId });
}

/** The edition a verb is about. Refuses when there is none. */
export async function findEdition({ transaction }: Context, ref: EditionRef): Promise<EditionRow> {
  const [row] = await transaction
    .select({ edition, trashedAt: article.trashedAt })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(and(eq(edition.articleId, ref.articleId), eq(edition.locale, ref.locale)));
  if (row) return { ...row.edition, trashedAt: row.trashedAt };
  const [known] = await transaction
    .select({ id: article.id })
    .from(article)
    .where(eq(article.id, ref.articleId));
  return known ? refuse('unknown-edition', ref) : refuse('unknown-article', { articleId: ref.articleId });
}

/**
 * Ends the verb when the edition was written to since the one who acts saw it: what is published must be what they
 * saw.
 * @param seen the version they saw; undefined where nobody looked, as on the command line
 */
export async function refuseMovedOn(
  context: Context,
  ref: EditionRef,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return;
  const { version } = await findEdition(context, ref);
  if (version !== seen) refuse('moved-on', { ...ref, version });
}

/** What decides when readers get an edition. */
const PLAN = [
  'liveRevisionId',
  'scheduledRevisionId',
  'scheduledAt',
  'publishedAt',
  'embargoUntil',
  'unpublishAt',
  'withdrawnAt',
] as const satisfies (keyof EditionFacts)[];

/** What a rule that is set does to all that is planned, the trash included: it may come out of there. */
const IN_TRASH: readonly PublishingAction[] = ['hold-schedule', 'publish-data'];

/** The dates of an edition that somebody chose, which may be anything that a Date can be. */
const DATES = ['scheduledAt', 'publishedAt', 'embargoUntil', 'unpublishAt'] as const;

/** Refuses dates that would let something be planned that nobody ever sees. */
function refuseDates({ now }: Context, ref: EditionRef, facts: EditionFacts): void {
  const conflict = dateConflict(facts, now);
  if (!conflict) return;
  const { begins, at, until } = conflict;
  refuse('never-visible', { ...ref, begins, at: at.toISOString(), until: until.toISOString() });
}

/**
 * Whether lists say the same of an edition as before: it is public as it was, its headline and lede are the same, and so is what its
 * cover is drawn by.
 */
async function differsInTextOnly({ transaction }: Context, before: EditionRow, after: EditionFacts) {
  const plan = PLAN.filter((fact) => Number(before[fact]) !== Number(after[fact]));
  if (plan.length === 0) return true;
  if (plan.join() !== 'liveRevisionId' || before.liveRevisionId === null || after.liveRevisionId === null) {
    return false;
  }
  const said = await transaction
    .select({
      headline: revision.headline,
      lede: revision.lede,
      parts: coverParts(sql`${revision.document}`),
    })
    .from(revision)
    .where(inArray(revision.id, [before.liveRevisionId, after.liveRevisionId]));
  const [one, other] = said.map(({ headline, lede, parts }) =>
    JSON.stringify([headline, lede, measuresOf(parts, before.articleId)]),
  );
  return one !== undefined && one === other;
}

/** What of the plan is otherwise, as the audit keeps it; nothing where nothing is. */
function planChange(before: EditionRow, after: EditionFacts) {
  const changed = PLAN.filter((fact) => Number(before[fact]) !== Number(after[fact]));
  const of = (facts: EditionFacts) => Object.fromEntries(changed.map((fact) => [fact, facts[fact]]));
  return changed.length === 0 ? {} : { before: of(before), after: of(after) };
}

/**
 * The shape of every publishing verb: find the edition, let `change` turn its facts into new ones (or refuse),
 * write them with the next version number, and write down who did what. Refuses with `moved-on` when somebody wrote to
 * the edition after it was found, and with `never-visible` when the new dates contradict each other.
 */
export async function changeEdition(
  context: Context,
  ref: EditionRef,
  action: PublishingAction,
  change: (facts: EditionRow) => EditionFacts | Promise<EditionFacts>,
  detail: Record<string, unknown> = {},
): Promise<{ status: EditionStatus; publishedAt: Date | null; version: number }> {
  const before = await findEdition(context, ref);
  if (before.trashedAt && !IN_TRASH.includes(action)) refuse('trashed', { articleId: ref.articleId });
  const { id, version, ...facts } = { ...before, ...(await change(before)) };
  refuseInvalidTime(...DATES.map((name) => facts[name]));
  if (PLAN.some((fact) => Number(facts[fact]) !== Number(before[fact]))) refuseDates(context, ref, facts);
  if (before.scheduledAt && before.scheduledAt > context.now) {
    await movePlannedCorrection(context, ref, { from: before.scheduledAt, to: facts.scheduledAt });
  }
  const changed = await context.transaction
    .update(edition)
    .set({
      draftRevisionId: facts.draftRevisionId,
      liveRevisionId: facts.liveRevisionId,
      scheduledRevisionId: facts.scheduledRevisionId,
      scheduledAt: facts.scheduledAt,
      scheduledIsMinor: facts.scheduledIsMinor,
      heldRevisionId: facts.heldRevisionId,
      heldAt: facts.heldAt,
      heldIsMinor: facts.heldIsMinor,
      publishedAt: facts.publishedAt,
      firstPublishedAt: facts.firstPublishedAt,
      modifiedAt: facts.modifiedAt,
      embargoUntil: facts.embargoUntil,
      unpublishAt: facts.unpublishAt,
      withdrawnAt: facts.withdrawnAt,
      withdrawnReason: facts.withdrawnReason,
      version: sql`${edition.version} + 1`,
    })
    .where(and(eq(edition.id, id), eq(edition.version, version)))
    .returning({ id: edition.id });
  mustChange(changed, 'moved-on', ref);
  const isText = await differsInTextOnly(context, before, facts);
  // By its plans a history knows what readers had (lib/article/public-history.ts).
  const told = { ...planChange(before, facts), ...detail, plan: keepPlan(facts) };
  await record(context, { action, ...ref, detail: told, visible: isText ? 'text' : true });
  return {
    status: editionStatus(facts, context.now),
    publishedAt: facts.publishedAt,
    version: version + 1,
  };
}
