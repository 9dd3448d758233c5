import { eq } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { portraitsWith, usesOf } from '../../queries/desk/pictures/desk-picture.ts';
import { articlePicture, media } from '../../schema.ts';
import { type Done, type Refusal, record, refuse, runCommand } from '../run/run-command.ts';
import { dropFiles } from './drop-files.ts';
import { findPicture } from './find-picture.ts';
import { shownOf } from './save-picture.ts';

/** Removes a picture that no article has, drafts, the trash and the history included, and no author, and its files. */
export async function removePicture(args: {
  actor: Actor;
  mediaId: number;
  /** The fingerprint of what the form showed (`DeskPicture.seen`); undefined where nobody looked. */
  seen?: string | undefined;
}): Promise<Done<object> | Refusal> {
  const { actor, mediaId, seen } = args;
  const removed = await runCommand(actor, { right: 'add-media' }, async (context) => {
    const { transaction } = context;
    const picture = await findPicture(context, mediaId, seen);
    const { length: articles } = await usesOf(transaction, [mediaId]);
    if (articles > 0) refuse('picture-in-use', { articles });
    const [portrait] = await portraitsWith(transaction, mediaId);
    if (portrait) refuse('picture-is-portrait', { name: portrait.names.ja || portrait.names.en });
    // It was offered to the texts of an article, which did not take it.
    await transaction.delete(articlePicture).where(eq(articlePicture.mediaId, mediaId));
    await transaction.delete(media).where(eq(media.id, mediaId));
    context.changed.add(wordOf('media', mediaId));
    const detail = { mediaId, before: shownOf(picture) };
    await record(context, { action: 'remove-media', detail, visible: false });
    return { former: picture.variants };
  });
  if (!removed.ok) return removed;
  await dropFiles(removed.former);
  return { ok: true };
}
