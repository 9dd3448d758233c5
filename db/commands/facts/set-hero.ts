import { and, eq } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { readablePicture } from '../../queries/desk/readable-pictures.ts';
import { article, media } from '../../schema.ts';
import { type Context, type Done, type Refusal, record, refuse, runCommand } from '../run/run-command.ts';

export type SetHero = {
  actor: Actor;
  articleId: number;
  /** The picture that opens the article and stands for it in lists; null takes it away. */
  mediaId: number | null;
};

/** Gives an article its picture, in both languages. */
export function setHero({
  actor,
  articleId,
  mediaId,
}: SetHero): Promise<Done<{ changed: boolean }> | Refusal> {
  return runCommand(actor, { right: 'edit-facts', articleId }, async (context) => {
    if (mediaId !== null && !(await exists(context, mediaId))) refuse('unknown-media', { mediaId });
    return giveHero(context, articleId, mediaId);
  });
}

/** The same inside a transaction that runs already. */
export async function giveHero(
  context: Context,
  articleId: number,
  mediaId: number | null,
): Promise<{ changed: boolean }> {
  const { transaction } = context;
  const [found] = await transaction
    .select({ heroMediaId: article.heroMediaId, trashedAt: article.trashedAt })
    .from(article)
    .where(eq(article.id, articleId));
  if (!found) return refuse('unknown-article', { articleId });
  if (found.trashedAt) refuse('trashed', { articleId });
  if (found.heroMediaId === mediaId) return { changed: false };
  await transaction.update(article).set({ heroMediaId: mediaId }).where(eq(article.id, articleId));
  await record(context, { action: 'set-hero', articleId, detail: { mediaId }, visible: true });
  return { changed: true };
}

async function exists({ transaction, actor }: Context, mediaId: number): Promise<boolean> {
  const [found] = await transaction
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, mediaId), readablePicture(actor)));
  return found !== undefined;
}
