import { desc, inArray } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, articlePicture, media, mediaText } from '../../schema.ts';
import { theStore } from '../../store.ts';

/** A picture as staff see it. */
export type MediaEntry = {
  mediaId: number;
  width: number;
  height: number;
  focalX: number;
  focalY: number;
  credit: string;
  licence: string;
  texts: Partial<Record<Locale, { alt: string; caption: string }>>;
  /** Files and their bytes, all sizes and formats together. */
  files: number;
  bytes: number;
  /** The articles that show it, or have it in a text. */
  articleIds: number[];
  createdAt: Date;
};

/** The pictures there are, newest first. Three statements, however many there are. */
export async function listMedia({ limit = 100 }: { limit?: number } = {}): Promise<MediaEntry[]> {
  const { read } = theStore();
  const rows = await read.select().from(media).orderBy(desc(media.id)).limit(limit);
  const ids = rows.map(({ id }) => id);
  const texts = await read.select().from(mediaText).where(inArray(mediaText.mediaId, ids));
  const uses = await read
    .select({ articleId: article.id, mediaId: article.heroMediaId })
    .from(article)
    .where(inArray(article.heroMediaId, ids))
    .union(
      read
        .select({ articleId: articlePicture.articleId, mediaId: articlePicture.mediaId })
        .from(articlePicture)
        .where(inArray(articlePicture.mediaId, ids)),
    )
    .orderBy(article.id);
  return rows.map(({ id, variants, sha256: _, ...facts }) => ({
    mediaId: id,
    ...facts,
    texts: Object.fromEntries(
      texts
        .filter(({ mediaId }) => mediaId === id)
        .map(({ locale, alt, caption }) => [locale, { alt, caption }]),
    ),
    files: variants.length,
    bytes: variants.reduce((sum, { bytes }) => sum + bytes, 0),
    articleIds: uses.filter(({ mediaId }) => mediaId === id).map(({ articleId }) => articleId),
  }));
}
