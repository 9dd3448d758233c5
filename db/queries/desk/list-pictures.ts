import { desc, inArray } from 'drizzle-orm';
import type { HeroView } from '#lib/desk/editor.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../commands/command.ts';
import { media, mediaText } from '../../schema.ts';
import { theStore } from '../../store.ts';

const MOST = 60;

/** The pictures that were taken in last, to choose from; none for whoever may not give an article a picture. */
export async function listPictures({ actor }: { actor: Actor }): Promise<HeroView[]> {
  if (scopeOf(actor.role, 'edit-facts') === undefined) return [];
  const { read } = theStore();
  const rows = await read.select().from(media).orderBy(desc(media.id)).limit(MOST);
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
