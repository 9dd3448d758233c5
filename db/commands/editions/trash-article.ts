import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { article } from '../../schema.ts';
import { findArticle } from '../run/change-edition.ts';
import { mustChange } from '../run/must-change.ts';
import { record, runCommand } from '../run/run-command.ts';

export type TrashArticle = { actor: Actor; articleId: number };

/** Puts an article, in all its languages, into the trash. Nothing is deleted; `restoreArticle` takes it back. */
export function trashArticle({ actor, articleId }: TrashArticle) {
  return runCommand(actor, { right: 'trash', articleId }, async (context) => {
    await findArticle(context, articleId);
    const trashed = await context.transaction
      .update(article)
      .set({ trashedAt: context.now })
      .where(and(eq(article.id, articleId), isNull(article.trashedAt)))
      .returning({ id: article.id });
    mustChange(trashed, 'trashed', { articleId });
    await record(context, { action: 'trash', articleId, visible: true });
    return { articleId };
  });
}
