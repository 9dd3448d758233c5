import type { Locale } from '../locale.ts';
import type { Embedded } from '../media/embedded.ts';
import type { LicenceState } from '../media/licence.ts';
import type { PictureVariant } from '../media/picture.ts';

/** How long what is said of a picture may be, in letters. */
export const MEDIA_LIMITS = { credit: 200, licence: 200, alt: 500, caption: 1_000 } as const;

export type PictureWords = Record<Locale, { alt: string; caption: string }>;

/** What a form says of a picture. */
export type PictureFacts = {
  credit: string;
  licence: string;
  /** The last day in Japan on which it may be published, `2026-12-31`; null without an end. */
  licenceUntil: string | null;
  /** Of the upright picture, from 0 to 1, left to right and top to bottom. */
  focal: { x: number; y: number };
  texts: PictureWords;
};

/** A picture of the library. */
export type DeskPicture = PictureFacts & {
  id: number;
  width: number;
  height: number;
  variants: PictureVariant[];
  licenceState: LicenceState;
  embedded: Embedded;
  createdAt: Date;
  /** A fingerprint of what is kept of it: a change made from another one is refused. */
  seen: string;
};

/** How an article has a picture: above its text, in a text that somebody has or will have, or in the history of one. */
export type PictureUse = 'hero' | 'text' | 'history';

/** What came of one file, for the script that sent it. `path` is absent where somebody else's work has it. */
export type UploadAnswer = {
  mediaId: number;
  path?: string;
  isNew: boolean;
  credit: string;
  warnings: { message: string }[];
};
