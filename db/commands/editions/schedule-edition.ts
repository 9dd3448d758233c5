import { schedule } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { endAssignment } from '../hand-over/assign-edition.ts';
import { endFactual } from '../hand-over/factual.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { noteReview, problemsOf, refuseWithdrawn } from './publish-edition.ts';
import { refuseOtherFacts } from './refuse-other-facts.ts';

export type ScheduleEdition = EditionRef &
  Seen & {
    actor: Actor;
    at: Date;
    /** What was shown of the edition besides its text; undefined where nobody looked. */
    factsSeen?: string | undefined;
  };

/** Lets the draft as it is now become public at `at`. Refuses what publishing now would refuse. */
export function scheduleEdition({ actor, at, version, factsSeen, ...ref }: ScheduleEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    await refuseOtherFacts(context, ref, factsSeen);
    const { before, ...scheduled } = await scheduleText(context, ref, at);
    await publishSharedData(context, before);
    return scheduled;
  });
}

/**
 * The same for the text alone, without what the other language shares with it: whoever calls sees to that.
 * @returns `before`: the edition as it was
 */
export async function scheduleText(context: Context, ref: EditionRef, at: Date) {
  if (at <= context.now) refuse('not-in-future', { at: at.toISOString() });
  const before = await findEdition(context, ref);
  const { blocks, warns } = await problemsOf(context, before, at);
  if (blocks.length > 0) refuse('blocked', ref, blocks);
  await noteReview(context, ref);
  const result = await changeEdition(
    context,
    ref,
    'schedule',
    (facts) => {
      refuseWithdrawn(facts);
      return schedule(facts, { revisionId: facts.draftRevisionId, at, now: context.now });
    },
    { at, warns },
  );
  await endAssignment(context, ref);
  await endFactual(context, ref);
  return { ...result, warns, before };
}
