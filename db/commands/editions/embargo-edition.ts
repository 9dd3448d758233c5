import { embargo } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { changeEdition, type EditionRef } from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';

export type EmbargoEdition = EditionRef & { actor: Actor; until: Date | null };

/** Hides an edition until an instant, whatever else happens to it; null lifts the embargo. */
export function embargoEdition({ actor, until, ...ref }: EmbargoEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, (context) => {
    if (until && until <= context.now) refuse('not-in-future', { at: until.toISOString() });
    return changeEdition(context, ref, 'embargo', (facts) => embargo(facts, { until, now: context.now }), {
      until,
    });
  });
}
