import { createHash } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { encodePicture } from '../../media/encode-picture.ts';
import { inspectPicture, type MediaWarning } from '../../media/inspect-picture.ts';
import { areKept, keepFiles } from '../../media/keep-files.ts';
import type { MediaRefusal } from '../../media/refusal.ts';
import { usesOf } from '../../queries/desk/pictures/desk-picture.ts';
import { media } from '../../schema.ts';
import { type Done, type Refusal, record, recordEach, refuse, runCommand } from '../run/run-command.ts';
import { dropFiles } from './drop-files.ts';
import { findPicture } from './find-picture.ts';

export type ReplacePicture = {
  actor: Actor;
  mediaId: number;
  /** The fingerprint of what the form showed (`DeskPicture.seen`); undefined where nobody looked. */
  seen?: string | undefined;
  bytes: Uint8Array;
};

/** Sides that differ by less than this are those of the same picture, worked on. */
const SAME_SHAPE = 0.01;

/**
 * Puts another file in the place of a picture, wherever it stands, and removes the files of the former one. Its words stay; the point
 * that stays in view does where the new file has the same shape, and is the middle otherwise.
 */
export async function replacePicture({
  actor,
  mediaId,
  seen,
  bytes,
}: ReplacePicture): Promise<Done<{ articles: number; warnings: MediaWarning[] }> | Refusal | MediaRefusal> {
  // Before anything slow is done; the transaction asks again.
  if (!scopeOf(actor, 'add-media')) return { ok: false, code: 'forbidden', detail: {} };
  const inspected = await inspectPicture(bytes);
  if (!inspected.ok) return inspected;
  const encoded = await encodePicture(bytes);
  if (!encoded.ok) return encoded;
  await keepFiles(encoded.variants);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { width, height } = encoded;
  const variants = encoded.variants.map(({ content: _, ...variant }) => variant);
  const { embedded, warnings } = inspected;
  const replaced = await runCommand(actor, { right: 'add-media' }, async (context) => {
    const { transaction, changed } = context;
    const before = await findPicture(context, mediaId, seen);
    const [same] = await transaction
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.sha256, sha256), ne(media.id, mediaId)));
    if (same) refuse('picture-kept-already', { mediaId: same.id });
    // A picture with the same files may have been removed while this one was encoded.
    if (!areKept(variants)) refuse('picture-moved-on');
    const isSameShape = Math.abs(width / height / (before.width / before.height) - 1) < SAME_SHAPE;
    const focal = isSameShape ? {} : { focalX: 0.5, focalY: 0.5 };
    await transaction
      .update(media)
      .set({ sha256, width, height, variants, embedded, ...focal })
      .where(eq(media.id, mediaId));
    changed.add(wordOf('media', mediaId));
    const articleIds = (await usesOf(transaction, [mediaId])).map(({ articleId }) => articleId);
    const detail = { mediaId, before: before.variants, after: variants };
    await record(context, { action: 'replace-media', detail, visible: false });
    // Its address stands in lists, feeds and sitemaps.
    const ofArticle = { action: 'replace-picture' as const, articleIds, detail: { mediaId } };
    await recordEach(context, { ...ofArticle, visible: true });
    return { former: before.variants, articles: articleIds.length };
  });
  if (!replaced.ok) return replaced;
  await dropFiles(replaced.former);
  return { ok: true, articles: replaced.articles, warnings };
}
