import { eq } from 'drizzle-orm';
import type { HandOverAct } from '#lib/article/hand-over.ts';
import type { Actor } from '../../auth/actor.ts';
import { edition, handOver } from '../../schema.ts';
import {
  type EditionRef,
  type EditionRow,
  findEdition,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { cleanNote } from './clean-note.ts';

export type HandOver = EditionRef & Seen & { actor: Actor; note?: string | undefined };

/** Says that the draft of an edition is ready for somebody else to read. */
export function askForReview({ actor, version, note, ...ref }: HandOver) {
  return runCommand(actor, { right: 'edit-text', articleId: ref.articleId }, async (context) => {
    const { draft } = await draftSeen(context, ref, version);
    await say(context, ref, draft, 'ready', note);
    return {};
  });
}

/** Gives a draft back to who writes it, with what is still to be done. Also one that was approved. */
export function sendBack({ actor, version, note, ...ref }: HandOver) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    const { draft } = await draftSeen(context, ref, version);
    if (draft.stage === 'writing') refuse('not-in-review', ref);
    if (cleanNote(note ?? '') === '') refuse('no-hand-over-note');
    await say(context, ref, draft, 'sent-back', note);
    return {};
  });
}

/** The draft of an edition as it was seen, where there is something of it to hand over. */
export async function draftSeen(context: Context, ref: EditionRef, version: number | undefined) {
  await refuseMovedOn(context, ref, version);
  const draft = await findEdition(context, ref);
  if (draft.trashedAt) refuse('trashed', { articleId: ref.articleId });
  const letOut = [draft.liveRevisionId, draft.scheduledRevisionId];
  if (letOut.includes(draft.draftRevisionId)) refuse('nothing-to-review', ref);
  return { draft };
}

const STAGE = { ready: 'review', approved: 'approved', 'sent-back': 'writing' } as const;

/** Writes down what was said of a draft. An account is who hands over and who approves: a program and the command line are nobody that could be asked. */
export async function say(
  context: Context,
  ref: EditionRef,
  draft: EditionRow,
  act: HandOverAct,
  typed = '',
): Promise<void> {
  const { transaction, now, actor } = context;
  if (actor.userId === null) return refuse('forbidden');
  const note = cleanNote(typed);
  const { draftRevisionId: revisionId, stage: before, version } = draft;
  const row = { ...ref, revisionId, act, note, name: actor.name, userId: actor.userId, at: now };
  await transaction.insert(handOver).values(row);
  const after = STAGE[act];
  await transaction
    .update(edition)
    .set({ stage: after, version: version + 1 })
    .where(eq(edition.id, draft.id));
  const detail = { revisionId, note, before, after };
  await record(context, { action: `hand-over-${act}`, ...ref, detail, visible: false });
}
