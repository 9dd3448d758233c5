import { and, eq, inArray, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { mediaIn } from '#lib/article/media-in.ts';
import type { Pictures } from '#lib/article/picture-words.ts';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { media, mediaText } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { pictureColumns, pictureOf } from './picture.ts';

/** Asks for pictures by their ids, with the words of one language. */
export type AskPictures = (
  ids: number[],
  locale: Locale,
) => PromiseLike<Awaited<ReturnType<typeof selectPictures>>>;

/** The pictures that the text of a document shows, by the ids it names: one statement, none where it names none. */
export async function picturesOf(
  document: ArticleDocument,
  locale: Locale,
  ask: AskPictures,
): Promise<Pictures> {
  const ids = mediaIn(document);
  if (ids.length === 0) return {};
  noteRead(...ids.map((id) => wordOf('media', id)));
  const rows = await ask(ids, locale);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const picture = pictureOf(row);
      return picture ? [[row.id, picture]] : [];
    }),
  );
}

/** What is in a text that readers may see, they may see too. */
export const publicPictures: AskPictures = (ids, locale) =>
  picturesAmong({ locale, ...Object.fromEntries(ids.map((id, at) => [`id${at}`, id])) }, ids.length);

const picturesAmong = prepared((read, count: number) =>
  selectPictures(
    read,
    Array.from({ length: count }, (_, at) => sql.placeholder(`id${at}`)),
    sql.placeholder('locale'),
  ),
);

/** @param which of them, where not everybody may see all */
export function selectPictures(
  read: Database,
  ids: (number | Placeholder)[],
  locale: Locale | Placeholder,
  which?: SQL,
) {
  return read
    .select({ id: media.id, ...pictureColumns })
    .from(media)
    .leftJoin(mediaText, and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, locale)))
    .where(and(inArray(media.id, ids), which));
}
