import { eq } from 'drizzle-orm';
import { cleanText } from '#lib/article/clean-text.ts';
import { isCorrectable } from '#lib/article/correction-marks.ts';
import { type CorrectionKind, isFactual } from '#lib/article/corrections.ts';
import { parseDocument } from '#lib/article/document.ts';
import { hasBeenPublic, publicRevisionId } from '#lib/article/edition-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Actor } from '../../auth/actor.ts';
import { correction, revision } from '../../schema.ts';
import { endFactual, markFactual } from '../hand-over/factual.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';

type Note = {
  kind?: CorrectionKind;
  text: string;
  /** The segment of the published text that it is about, where a mark leads to it; absent where it is about the whole. */
  segment?: string | undefined;
};

export type CorrectEdition = EditionRef & Seen & Note & { actor: Actor };

/**
 * Tells readers what was wrong in a published edition and is right now. The corrected text itself is published as a
 * revision; this is the note beside it, and it counts as a change that readers notice.
 */
export function correctEdition({ actor, version, kind, text, segment, ...ref }: CorrectEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    return addCorrection(context, ref, { kind, text, segment });
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
  const row = { articleId: ref.articleId, locale: ref.locale, at: context.now, kind, text: note };
  await context.transaction.insert(correction).values({ ...row, segmentId: segment ?? null });
  return result;
}

/** Refuses a segment that the text which readers have does not have, or at which no mark can stand. */
async function refuseUnknownSegment(context: Context, ref: EditionRef, segment: string): Promise<void> {
  const facts = await findEdition(context, ref);
  const shown = publicRevisionId(facts, context.now) ?? facts.liveRevisionId;
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
