import { eq } from 'drizzle-orm';
import { MOST_PICKS, type PickAct } from '#lib/desk/related-picks.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { pickedRelated, picksSeen } from '../../queries/editions/picked-related.ts';
import { article, relatedPick } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { findArticle } from '../run/change-edition.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type PickRelated = {
  actor: Actor;
  articleId: number;
  act: PickAct;
  /** The story that is chosen, taken out or moved by one place. */
  relatedId: number;
  /** `picksSeen` of the stories as they were shown; undefined where nobody looked. */
  seen?: string | undefined;
};

/** Changes by one story which ones an editor lets readers of an article read next, in both languages. */
export function pickRelated({ actor, articleId, act, relatedId, seen }: PickRelated) {
  return runCommand(actor, { right: 'publish', articleId }, async (context) => {
    const { transaction, changed } = context;
    const { trashedAt } = await findArticle(context, articleId);
    if (trashedAt) refuse('trashed', { articleId });
    const before = await pickedRelated(transaction, articleId);
    if (seen !== undefined && seen !== picksSeen(before)) refuse('related-moved-on');
    const after = act === 'add' ? added(before, articleId, relatedId) : moved(before, act, relatedId);
    if (act === 'add') await findUntrashed(transaction, relatedId);
    await transaction.delete(relatedPick).where(eq(relatedPick.articleId, articleId));
    if (after.length > 0) {
      await transaction
        .insert(relatedPick)
        .values(after.map((id, index) => ({ articleId, position: index + 1, relatedId: id })));
    }
    // No list says it, and no feed: only the pages of the article itself.
    changed.add(wordOf('article', articleId));
    const told = (ids: number[]) => ({ related: ids.map((id) => `#${id}`).join(', ') });
    const detail = { before: told(before), after: told(after) };
    await record(context, { action: 'pick-related', articleId, detail, visible: false });
    return { act };
  });
}

function added(before: number[], articleId: number, relatedId: number): number[] {
  if (relatedId === articleId) refuse('related-itself');
  if (before.includes(relatedId)) refuse('related-already', { articleId: relatedId });
  if (before.length >= MOST_PICKS) refuse('related-too-many', { most: MOST_PICKS });
  return [...before, relatedId];
}

function moved(before: number[], act: Exclude<PickAct, 'add'>, relatedId: number): number[] {
  const at = before.indexOf(relatedId);
  if (at === -1) refuse('related-moved-on');
  const others = before.filter((id) => id !== relatedId);
  if (act === 'remove') return others;
  const to = act === 'up' ? Math.max(0, at - 1) : at + 1;
  return [...others.slice(0, to), relatedId, ...others.slice(to)];
}

/** Refuses an article that is not there, or is in the trash. */
async function findUntrashed(transaction: Database, articleId: number): Promise<void> {
  const [found] = await transaction
    .select({ trashedAt: article.trashedAt })
    .from(article)
    .where(eq(article.id, articleId));
  if (!found) refuse('unknown-article', { articleId });
  if (found.trashedAt) refuse('trashed', { articleId });
}
