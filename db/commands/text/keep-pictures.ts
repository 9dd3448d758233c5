import { and, eq, exists, inArray, or, sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { mediaIn } from '#lib/article/media-in.ts';
import { readablePicture } from '../../queries/desk/readable-pictures.ts';
import { articlePicture, media } from '../../schema.ts';
import type { Context } from '../run/run-command.ts';

/**
 * Notes which pictures stand in a revision: of those that its document names, the ones that its writer may see, and those that
 * stand in the article already. Whoever guesses the number of another picture gets an empty place, as for one that is not there.
 */
export async function keepPictures(
  { transaction, actor }: Context,
  { articleId, revisionId }: { articleId: number; revisionId: number },
  document: ArticleDocument,
): Promise<void> {
  const ids = mediaIn(document);
  if (ids.length === 0) return;
  const own = transaction
    .select({ one: sql`1` })
    .from(articlePicture)
    .where(and(eq(articlePicture.articleId, articleId), eq(articlePicture.mediaId, media.id)));
  const seen = await transaction
    .select({ mediaId: media.id })
    .from(media)
    .where(and(inArray(media.id, ids), or(readablePicture(actor) ?? sql`true`, exists(own))));
  if (seen.length === 0) return;
  await transaction
    .insert(articlePicture)
    .values(seen.map(({ mediaId }) => ({ articleId, mediaId, revisionId })));
}
