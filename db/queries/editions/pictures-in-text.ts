import { and, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { mediaIn } from '#lib/article/media-in.ts';
import type { Pictures } from '#lib/article/picture-words.ts';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { articlePicture, media, mediaText } from '../../schema.ts';
import { pictureColumns, pictureOf } from './picture.ts';

/**
 * The pictures that stand in the text of a revision, by the ids that its document names: one statement, none where it names none.
 * Whoever may read the text may see them.
 */
export async function picturesInText(
  document: ArticleDocument,
  { revisionId, locale }: { revisionId: number; locale: Locale },
): Promise<Pictures> {
  const ids = mediaIn(document);
  if (ids.length === 0) return {};
  noteRead(...ids.map((id) => wordOf('media', id)));
  const rows = await picturesOf({ revisionId, locale });
  return Object.fromEntries(
    rows.flatMap((row) => {
      const picture = pictureOf(row);
      return picture ? [[row.id, picture]] : [];
    }),
  );
}

const picturesOf = prepared((read) =>
  read
    .select({ id: media.id, ...pictureColumns })
    .from(articlePicture)
    .innerJoin(media, eq(media.id, articlePicture.mediaId))
    .leftJoin(
      mediaText,
      and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, sql.placeholder('locale'))),
    )
    .where(eq(articlePicture.revisionId, sql.placeholder('revisionId'))),
);
