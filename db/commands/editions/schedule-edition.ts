import { schedule } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { endAssignment } from '../hand-over/assign-edition.ts';
import { endFactual } from '../hand-over/factual.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  NOTHING_HELD,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { movePlannedCorrection } from '../run/move-planned-correction.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { planCorrection } from './correct-edition.ts';
import { type Change, noteReview, problemsOf, proposeInstead, refuseWithdrawn } from './publish-edition.ts';
import { refuseOtherFacts } from './refuse-other-facts.ts';

export type ScheduleEdition = EditionRef &
  Seen & {
    actor: Actor;
    at: Date;
    /** What was shown of the edition besides its text; undefined where nobody looked. */
    factsSeen?: string | undefined;
    /** Of a text that readers have: what the change will be to them. An update, where nothing is said. */
    change?: Change | undefined;
  };

/**
 * Lets the draft as it is now become public at `at`. Refuses what publishing now would refuse. What it is to readers is said now and holds
 * at that minute: a correction is told then, and a minor change has no date.
 */
export function scheduleEdition({ actor, at, version, factsSeen, change, ...ref }: ScheduleEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    await refuseOtherFacts(context, ref, factsSeen);
    if (at <= context.now) refuse('not-in-future', { at: at.toISOString() });
    const proposed = await proposeInstead(context, ref, { change, scheduledFor: at });
    if (proposed) return proposed;
    const { before, ...scheduled } = await scheduleText(context, ref, at, change);
    await publishSharedData(context, before);
    return { isProposed: false as const, ...scheduled };
  });
}

/**
 * The same for the text alone, without what the other language shares with it: whoever calls sees to that.
 * @returns `before`: the edition as it was
 */
export async function scheduleText(context: Context, ref: EditionRef, at: Date, change?: Change) {
  if (at <= context.now) refuse('not-in-future', { at: at.toISOString() });
  const before = await findEdition(context, ref);
  const { blocks, warns } = await problemsOf(context, before, at);
  if (blocks.length > 0) refuse('blocked', ref, blocks);
  // What an earlier schedule was to tell readers is not said by this one.
  const { scheduledAt } = before;
  if (scheduledAt) await movePlannedCorrection(context, ref, { from: scheduledAt, to: null });
  await noteReview(context, ref);
  const result = await changeEdition(
    context,
    ref,
    'schedule',
    (facts) => {
      refuseWithdrawn(facts);
      const isMinor = change?.is === 'minor';
      const next = schedule(facts, { revisionId: facts.draftRevisionId, at, isMinor, now: context.now });
      return { ...next, ...NOTHING_HELD };
    },
    { at, warns, ...(change && { change: change.is }) },
  );
  await endAssignment(context, ref);
  if (change?.is === 'correction') await planCorrection(context, ref, change, at);
  else await endFactual(context, ref);
  return { ...result, warns, before };
}
