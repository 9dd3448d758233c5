/** One file of a picture, under `/media/{file}`. */
export type PictureVariant = {
  format: 'avif' | 'webp' | 'jpeg';
  width: number;
  height: number;
  bytes: number;
  /** File name below DATA_DIR/media, with the digest of its content in it, so that it never changes. */
  file: string;
};

/** A picture as a page of one language shows it. */
export type Picture = {
  width: number;
  height: number;
  focalX: number;
  focalY: number;
  variants: PictureVariant[];
  /** In the page's language; empty when nobody has written one, so that screen readers pass over it. */
  alt: string;
  caption: string;
  credit: string;
  licence: string;
};

/** Of an author: a square is cut from it around its focal point. */
export type Portrait = Pick<Picture, 'variants' | 'focalX' | 'focalY'>;
