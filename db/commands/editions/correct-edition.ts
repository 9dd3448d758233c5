import { and, eq, gt, sql } from 'drizzle-orm';
import { cleanText } from '#lib/article/clean-text.ts';
import { isCorrectable } from '#lib/article/correction-marks.ts';
import { type CorrectionKind, isFactual } from '#lib/article/corrections.ts';
import { parseDocument } from '#lib/article/document.ts';
import { hasBeenPublic, publicRevisionId } from '#lib/article/edition-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Actor } from '../../auth/actor.ts';
import { publishingRules } from '../../queries/editions/publishing-rules.ts';
import { correction, revision } from '../../schema.ts';
import { endFactual, markFactual } from '../hand-over/factual.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { proposeCorrection } from './propose-correction.ts';

type Note = {
  kind?: CorrectionKind;
  text: string;
  /** The segment of the published text that it is about, where a mark leads to it; absent where it is about the whole. */
  segment?: string | undefined;
};

export type CorrectEdition = EditionRef & Seen & Note & { actor: Actor };

/**
 * Tells readers what was wrong in a published edition and is right now. The corrected text itself is published as a
 * revision; this is the note beside it, and it counts as a change that readers notice. Where the newsroom asks for a second person, the
 * note waits for one.
 */
export function correctEdition({ actor, version, kind, text, segment, ...ref }: CorrectEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    if ((await publishingRules(context.transaction)).fourEyes) {
      const facts = await findEdition(context, ref);
      if (!hasBeenPublic(facts, context.now)) refuse('never-public', ref);
      if (segment !== undefined) await refuseUnknownSegment(context, ref, segment);
      return proposeCorrection(context, ref, { kind: kind ?? 'correction', text, segment });
    }
    return { isProposed: false as const, ...(await addCorrection(context, ref, { kind, text, segment })) };
  });
}

/**
 * The same inside a transaction that runs already. The other language is marked as stale in fact, unless this one answers to a
 * correction of that.
 */
export async function addCorrection(
  context: Context,
  ref: EditionRef,
  { kind = 'correction', text, segment }: Note,
) {
  const note = cleanText(text, { lines: 'many' }).trim();
  if (note === '') refuse('no-text');
  if (segment !== undefined) await refuseUnknownSegment(context, ref, segment);
  const isAnswer = await endFactual(context, ref);
  if (!isAnswer && isFactual(kind)) await markFactual(context, ref);
  const result = await changeEdition(
    context,
    ref,
    'correct',
    (facts) => {
      if (!hasBeenPublic(facts, context.now)) refuse('never-public', ref);
      return { ...facts, modifiedAt: context.now };
    },
    { kind, text: note, ...(segment !== undefined && { segment }) },
  );
  await insertNote(context, ref, { kind, text: note, segment }, context.now);
  return result;
}

/**
 * Lets readers be told of what was wrong at `at`, the minute at which the scheduled text comes that is right. It goes where that schedule
 * goes (move-planned-correction.ts).
 */
export async function planCorrection(
  context: Context,
  ref: EditionRef,
  { kind = 'correction', text, segment }: Note,
  at: Date,
): Promise<void> {
  const note = cleanText(text, { lines: 'many' }).trim();
  if (note === '') refuse('no-text');
  const { scheduledRevisionId, ...facts } = await findEdition(context, ref);
  if (!hasBeenPublic({ scheduledRevisionId, ...facts }, context.now)) refuse('never-public', ref);
  if (segment !== undefined) await refuseUnknownSegment(context, ref, segment, scheduledRevisionId);
  const isAnswer = await endFactual(context, ref);
  if (!isAnswer && isFactual(kind)) await markFactual(context, ref, at);
  await insertNote(context, ref, { kind, text: note, segment }, at);
  const detail = { kind, text: note, at };
  await record(context, { action: 'plan-correction', ...ref, detail, visible: false });
}

async function insertNote(
  context: Context,
  { articleId, locale }: EditionRef,
  { kind, text, segment }: Note & { kind: CorrectionKind },
  at: Date,
): Promise<void> {
  const { transaction, now } = context;
  await transaction
    .insert(correction)
    .values({ articleId, locale, at, kind, text, segmentId: segment ?? null });
  if (at > now) return;
  // The numbers are in the order of telling, by which the outbox knows what has been told: one that is planned comes after this.
  const ahead = and(
    eq(correction.articleId, articleId),
    eq(correction.locale, locale),
    gt(correction.at, now),
  );
  await transaction.update(correction).set({ id: sql`(select max(id) + 1 from correction)` }).where(ahead);
}

/**
 * Refuses a segment that the text which readers have does not have, or at which no mark can stand.
 * @param revisionId the text that they will have, where that is another
 */
export async function refuseUnknownSegment(
  context: Context,
  ref: EditionRef,
  segment: string,
  revisionId?: number | null,
): Promise<void> {
  const facts = await findEdition(context, ref);
  const shown = revisionId ?? publicRevisionId(facts, context.now) ?? facts.liveRevisionId;
  const [row] =
    shown === null
      ? []
      : await context.transaction
          .select({ document: revision.document })
          .from(revision)
          .where(eq(revision.id, shown));
  const isThere = row && segmentsOf(parseDocument(row.document)).some(({ id }) => id === segment);
  if (!isThere || !isCorrectable(segment)) refuse('unknown-segment', ref);
}
