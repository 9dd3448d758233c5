import { cleanText } from '#lib/article/clean-text.ts';
import { hasBeenPublic, withdraw } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { changeEdition, type EditionRef, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';

export type WithdrawEdition = EditionRef &
  Seen & {
    actor: Actor;
    /** What readers are told. */
    reason: string;
    /** What the house remembers; it stands in the audit only. */
    internalReason?: string | undefined;
  };

/** Replaces a published edition by the reason for its withdrawal: its addresses answer 410 from now on. */
export function withdrawEdition({
  actor,
  reason: asTyped,
  internalReason = '',
  version,
  ...ref
}: WithdrawEdition) {
  const reason = cleanText(asTyped, { lines: 'many' }).trim();
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    if (reason === '') refuse('no-reason');
    return changeEdition(
      context,
      ref,
      'withdraw',
      (facts) => {
        // A reason for something that nobody has seen would tell the public that it exists.
        if (!hasBeenPublic(facts, context.now)) refuse('never-public', ref);
        return withdraw(facts, { reason, now: context.now });
      },
      { reason, internalReason: cleanText(internalReason, { lines: 'many' }).trim() },
    );
  });
}
