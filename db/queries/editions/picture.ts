import type { Picture, Portrait } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { media, mediaText } from '../../schema.ts';

/** The columns of an article's picture, for a query that left-joins media and media_text in the page's language. */
export const pictureColumns = {
  pictureWidth: media.width,
  pictureHeight: media.height,
  focalX: media.focalX,
  focalY: media.focalY,
  variants: media.variants,
  credit: media.credit,
  licence: media.licence,
  alt: mediaText.alt,
  caption: mediaText.caption,
};

type PictureRow = {
  pictureWidth: number | null;
  pictureHeight: number | null;
  focalX: number | null;
  focalY: number | null;
  variants: Picture['variants'] | null;
  credit: string | null;
  licence: string | null;
  alt: string | null;
  caption: string | null;
};

/** The picture in a row of such a query, or null. */
export function pictureOf(row: PictureRow): Picture | null {
  if (row.variants === null) return null;
  return {
    width: row.pictureWidth ?? 0,
    height: row.pictureHeight ?? 0,
    focalX: row.focalX ?? 0.5,
    focalY: row.focalY ?? 0.5,
    variants: row.variants,
    alt: row.alt ?? '',
    caption: row.caption ?? '',
    credit: row.credit ?? '',
    licence: row.licence ?? '',
  };
}

/** The columns of an author's portrait, for a query that left-joins media by `author.portraitMediaId`. */
export const portraitColumns = {
  portraitMediaId: media.id,
  portraitVariants: media.variants,
  portraitX: media.focalX,
  portraitY: media.focalY,
};

/** The portrait in a row of such a query, which is noted as read, or null. */
export function portraitOf(row: {
  portraitMediaId: number | null;
  portraitVariants: Portrait['variants'] | null;
  portraitX: number | null;
  portraitY: number | null;
}): Portrait | null {
  if (row.portraitMediaId === null || row.portraitVariants === null) return null;
  noteRead(wordOf('media', row.portraitMediaId));
  return {
    variants: row.portraitVariants,
    focalX: row.portraitX ?? 0.5,
    focalY: row.portraitY ?? 0.5,
  };
}
