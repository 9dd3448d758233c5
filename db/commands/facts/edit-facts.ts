import { applyEdit } from '#lib/desk/edit-facts.ts';
import type { FactsEdit, FactsResult, StaleValue } from '#lib/desk/editor.ts';
import type { Actor } from '../../auth/actor.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { theStore } from '../../store.ts';
import { type Done, type Refusal, refuse, runCommand } from '../run/run-command.ts';
import { findChangeable, type StaleFacts, writeFacts } from './save-facts.ts';

export type EditFacts = { actor: Actor; articleId: number; edit: FactsEdit };

/**
 * Changes facts of an article by what somebody changed of them, and leaves what others changed meanwhile. Refuses with
 * what the facts are now, and each value in question, when somebody else changed the same.
 */
export async function editFacts({
  actor,
  articleId,
  edit,
}: EditFacts): Promise<Done<FactsResult> | Refusal | (StaleFacts & { stale: StaleValue[] })> {
  let stale: StaleValue[] = [];
  const result = await runCommand(actor, { right: 'edit-facts', articleId }, async (context) => {
    await findChangeable(context, articleId);
    const before = await factsOf(context.transaction, articleId);
    const applied = applyEdit(before, edit);
    if (applied.ok) return writeFacts(context, articleId, applied.wanted, before);
    stale = applied.stale;
    return refuse('stale-facts', { fact: stale[0]?.fact ?? '' });
  });
  if (result.ok || result.code !== 'stale-facts') return result;
  return { ...result, code: 'stale-facts', facts: await factsOf(theStore().read, articleId), stale };
}
