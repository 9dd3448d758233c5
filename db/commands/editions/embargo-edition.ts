import { embargo } from '#lib/article/edition-state.ts';
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

export type EmbargoEdition = EditionRef & Seen & { actor: Actor; until: Date | null };

/** Hides an edition until an instant, whatever else happens to it; null lifts the embargo. */
export function embargoEdition({ actor, until, version, ...ref }: EmbargoEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    if (until && until <= context.now) refuse('not-in-future', { at: until.toISOString() });
    const before = await findEdition(context, ref);
    const result = await changeEdition(
      context,
      ref,
      'embargo',
      (facts) => embargo(facts, { until, now: context.now }),
      { until },
    );
    await publishSharedData(context, before);
    return result;
  });
}
