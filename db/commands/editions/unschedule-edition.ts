import { unschedule } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import {
  changeEdition,
  type EditionRef,
  findEdition,
  NOTHING_HELD,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';

/** Takes a schedule back, also one that is held; the numbers of the other language's edition included that would have come with it. */
export function unscheduleEdition({ actor, version, ...ref }: EditionRef & Seen & { actor: Actor }) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    const before = await findEdition(context, ref);
    const result = await changeEdition(context, ref, 'unschedule', (facts) => {
      const isAhead = facts.scheduledAt !== null && facts.scheduledAt > context.now;
      if (!isAhead && facts.heldRevisionId === null) refuse('nothing-scheduled', ref);
      return { ...(isAhead ? unschedule(facts, { now: context.now }) : facts), ...NOTHING_HELD };
    });
    await publishSharedData(context, before);
    return result;
  });
}
