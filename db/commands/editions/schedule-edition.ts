import { schedule } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { changeEdition, type EditionRef, findEdition } from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';
import { problemsOf, refuseWithdrawn } from './publish-edition.ts';

export type ScheduleEdition = EditionRef & { actor: Actor; at: Date };

/** Lets the draft as it is now become public at `at`. Refuses what publishing now would refuse. */
export function scheduleEdition({ actor, at, ...ref }: ScheduleEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    if (at <= context.now) refuse('not-in-future', { at: at.toISOString() });
    const { blocks, warns } = await problemsOf(context, await findEdition(context, ref));
    if (blocks.length > 0) refuse('blocked', ref, blocks);
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
    return { ...result, warns };
  });
}
