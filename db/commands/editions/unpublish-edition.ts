import { type EditionFacts, unpublish } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import {
  changeEdition,
  type EditionRef,
  NOTHING_HELD,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';

export type UnpublishEdition = EditionRef &
  Seen & {
    actor: Actor;
    /** When; now when absent. Null takes back an end that was planned. */
    at?: Date | null;
  };

/** Takes an edition off the site, now or at `at`. Its address answers 404 until it is published again. */
export function unpublishEdition({ actor, at, version, ...ref }: UnpublishEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    if (at && at <= context.now) refuse('not-in-future', { at: at.toISOString() });
    const change = (facts: EditionFacts) =>
      at === null
        ? { ...facts, unpublishAt: null }
        : { ...unpublish(facts, { at, now: context.now }), ...(at === undefined && NOTHING_HELD) };
    return changeEdition(context, ref, 'unpublish', change, { at });
  });
}
