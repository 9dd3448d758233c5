import { inArray } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { mediaIn } from '#lib/article/media-in.ts';
import { type LicenceState, licenceState, worstLicence } from '#lib/media/licence.ts';
import { media } from '../../schema.ts';
import type { Database } from '../../store.ts';

/**
 * How the licences of the pictures stand that readers of an article would get: the worst of them.
 * @param shown its text, and the picture above it
 * @param at when readers are to get it
 */
export async function licenceOfPictures(
  database: Database,
  shown: { document: ArticleDocument; heroMediaId: number | null },
  at: Date,
): Promise<LicenceState> {
  const { document, heroMediaId } = shown;
  const ids = [...mediaIn(document), ...(heroMediaId === null ? [] : [heroMediaId])];
  if (ids.length === 0) return 'open';
  const rows = await database
    .select({ licenceUntil: media.licenceUntil })
    .from(media)
    .where(inArray(media.id, ids));
  return worstLicence(rows.map(({ licenceUntil }) => licenceState(licenceUntil, at)));
}
