import { and, desc, eq, inArray } from 'drizzle-orm';
import type { HeroView } from '#lib/desk/editor.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { media, mediaText } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readablePicture } from '../readable-pictures.ts';

const MOST = 60;

/**
 * The pictures that were taken in last, to choose from; null for whoever may give no article a picture. Who may not see
 * every article sees no picture that only waits in one.
 * @param mediaId that one alone, where it is given
 */
export async function listPictures({
  actor,
  mediaId,
}: {
  actor: Actor;
  mediaId?: number | undefined;
}): Promise<HeroView[] | null> {
  if (scopeOf(actor, 'edit-facts') === undefined) return null;
  const { read } = theStore();
  const rows = await read
    .select()
    .from(media)
    .where(and(readablePicture(actor), mediaId === undefined ? undefined : eq(media.id, mediaId)))
    .orderBy(desc(media.id))
    .limit(MOST);
  const ids = rows.map(({ id }) => id);
  const texts = await read.select().from(mediaText).where(inArray(mediaText.mediaId, ids));
  return rows.map(({ id, width, height, focalX, focalY, variants, credit, licence }) => ({
    mediaId: id,
    width,
    height,
    focal: { x: focalX, y: focalY },
    variants,
    credit,
    licence,
    texts: Object.fromEntries(
      texts
        .filter(({ mediaId }) => mediaId === id)
        .map(({ locale, alt, caption }) => [locale, { alt, caption }]),
    ),
  }));
}
