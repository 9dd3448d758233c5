import { schedule } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { problemsOf, refuseWithdrawn } from './publish-edition.ts';

/**
 * Moves a schedule to another instant: what was scheduled stays what it is, whatever was written since. Refuses with `nothing-scheduled`
 * where there is none ahead, and what scheduling would refuse.
 */
export function rescheduleEdition({
  actor,
  at,
  version,
  ...ref
}: EditionRef & Seen & { actor: Actor; at: Date }) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    if (at <= context.now) refuse('not-in-future', { at: at.toISOString() });
    const before = await findEdition(context, ref);
    const { scheduledAt, scheduledRevisionId } = before;
    if (!scheduledAt || scheduledAt <= context.now || scheduledRevisionId === null) {
      refuse('nothing-scheduled', ref);
    }
    const { blocks } = await problemsOf(context, { ...before, draftRevisionId: scheduledRevisionId }, at);
    if (blocks.length > 0) refuse('blocked', ref, blocks);
    const detail = { from: scheduledAt, at };
    const result = await changeEdition(
      context,
      ref,
      'reschedule',
      (facts) => {
        refuseWithdrawn(facts);
        const isMinor = facts.scheduledIsMinor;
        return schedule(facts, { revisionId: scheduledRevisionId, at, isMinor, now: context.now });
      },
      detail,
    );
    await publishSharedData(context, before);
    return result;
  });
}
