import type { Actor } from '../../auth/actor.ts';
import { type EditionRef, findEdition, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { addCorrection } from './correct-edition.ts';
import { findProposed, removeProposed } from './propose-correction.ts';
import { publishDraft } from './publish-edition.ts';
import { scheduleText } from './schedule-edition.ts';

/**
 * Tells readers a correction that somebody else has written, as a second person: alone, or with the revision it was written for, now or
 * at the minute that was asked for where that is still ahead. Refuses with `own-work` who wrote it.
 */
export function approveCorrection({
  actor,
  proposed,
  version,
  ...ref
}: EditionRef &
  Seen & {
    actor: Actor;
    /** The number of the one that was shown. */
    proposed: number;
  }) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    const { kind, text, segmentId, revisionId, scheduledFor, userId } = await findProposed(
      context,
      ref,
      proposed,
    );
    if (actor.userId === null) refuse('forbidden');
    if (actor.userId === userId) refuse('own-work');
    const note = { kind, text, segment: segmentId ?? undefined };
    await removeProposed(context, ref);
    await record(context, { action: 'approve-correction', ...ref, detail: { kind, text }, visible: false });
    if (revisionId === null) {
      await addCorrection(context, ref, note);
      return {};
    }
    const before = await findEdition(context, ref);
    // What was written since is another text, which its note was not written for.
    if (before.draftRevisionId !== revisionId) refuse('proposed-moved-on');
    const change = { is: 'correction' as const, ...note };
    if (scheduledFor && scheduledFor > context.now) {
      await scheduleText(context, ref, scheduledFor, change);
      await publishSharedData(context, before);
    } else {
      await publishDraft(context, ref, undefined, change);
    }
    return {};
  });
}
