import { cleanText } from '#lib/article/clean-text.ts';
import { hasBeenPublic } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { correction } from '../../schema.ts';
import { changeEdition, type EditionRef } from '../run/change-edition.ts';
import { refuse, runCommand } from '../run/run-command.ts';

export type CorrectEdition = EditionRef & { actor: Actor; text: string };

/**
 * Tells readers what was wrong in a published edition and is right now. The corrected text itself is published as a
 * revision; this is the note beside it, and it counts as a change that readers notice.
 */
export function correctEdition({ actor, text, ...ref }: CorrectEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    const note = cleanText(text, { lines: 'many' }).trim();
    if (note === '') refuse('no-text');
    const result = await changeEdition(
      context,
      ref,
      'correct',
      (facts) => {
        if (!hasBeenPublic(facts, context.now)) refuse('never-public', ref);
        return { ...facts, modifiedAt: context.now };
      },
      { text: note },
    );
    await context.transaction.insert(correction).values({ ...ref, at: context.now, text: note });
    return result;
  });
}
