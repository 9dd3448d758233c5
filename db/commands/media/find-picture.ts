import type { DeskPicture } from '#lib/desk/pictures.ts';
import { mayChangePicture, readableDeskPicture } from '../../queries/desk/pictures/desk-picture.ts';
import { type Context, refuse } from '../run/run-command.ts';

/**
 * The picture that a verb is about. Refuses where there is none, where the actor may not see or not change it, and where it is not
 * what they saw.
 * @param seen the fingerprint of what the form showed (`DeskPicture.seen`); undefined where nobody looked
 */
export async function findPicture(
  context: Context,
  mediaId: number,
  seen: string | undefined,
): Promise<DeskPicture> {
  const { transaction, actor, now } = context;
  const picture = await readableDeskPicture(transaction, actor, { mediaId, now });
  if (!picture) return refuse('unknown-media', { mediaId });
  if (!(await mayChangePicture(transaction, actor, { mediaId, now }))) refuse('forbidden');
  if (seen !== undefined && picture.seen !== seen) refuse('picture-moved-on');
  return picture;
}
