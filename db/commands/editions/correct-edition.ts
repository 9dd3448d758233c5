import { cleanText } from '#lib/article/clean-text.ts';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import { hasBeenPublic } from '#lib/article/edition-state.ts';
import type { Actor } from '../../auth/actor.ts';
import { correction } from '../../schema.ts';
import { changeEdition, type EditionRef, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';

type Note = { kind?: CorrectionKind; text: string };
export type CorrectEdition = EditionRef & Seen & Note & { actor: Actor };

/**
 * Tells readers what was wrong in a published edition and is right now. The corrected text itself is published as a
 * revision; this is the note beside it, and it counts as a change that readers notice.
 */
export function correctEdition({ actor, version, kind, text, ...ref }: CorrectEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    return addCorrection(context, ref, { kind, text });
  });
}

/** The same inside a transaction that runs already. */
export async function addCorrection(context: Context, ref: EditionRef, { kind = 'correction', text }: Note) {
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
    { kind, text: note },
  );
  const row = { articleId: ref.articleId, locale: ref.locale, at: context.now, kind, text: note };
  await context.transaction.insert(correction).values(row);
  return result;
}
