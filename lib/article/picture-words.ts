import type { Picture } from '../media/picture.ts';
import type { BlockOf } from './document.ts';

/** How a picture came about; it decides how its credit is worded. */
export type PictureRole = 'photograph' | 'graphic' | 'provided';

type InText = BlockOf<'pictures'>['pictures'][number];

/** A picture of a text with all that is said of it in one language. */
export type ShownPicture = {
  id: string;
  picture: Picture;
  /** With marks where the article says it, else plain as it is kept with the picture. */
  caption: { of: 'article' | 'picture'; text: string };
  alt: string;
  credit: string;
  role: PictureRole;
};

/** The pictures that a page needs, by the ids that its document names. */
export type Pictures = Readonly<Record<string, Picture>>;

/**
 * The pictures of a block that are there, with the article's words of them; where it has none, with those that are kept with the
 * picture. One of which nobody has said anything in this language is left out.
 */
export function shownPictures(block: BlockOf<'pictures'>, pictures: Pictures): ShownPicture[] {
  return block.pictures.flatMap((each): ShownPicture[] => {
    const picture = each.media === undefined ? undefined : pictures[each.media];
    if (!picture || !(each.caption || each.alt || each.credit || picture.caption || picture.alt)) return [];
    return [
      {
        id: each.id,
        picture,
        caption: each.caption
          ? { of: 'article', text: each.caption }
          : { of: 'picture', text: picture.caption },
        alt: each.alt ?? picture.alt,
        credit: each.credit ?? picture.credit,
        role: roleOf(each),
      },
    ];
  });
}

const roleOf = ({ role }: InText): PictureRole => role ?? 'photograph';

/** The site that a link card leads to: `www.` says nothing. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
}
