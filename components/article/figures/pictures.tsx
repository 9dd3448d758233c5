import { figureCredit } from '#i18n/article-words.ts';
import type { BlockOf } from '#lib/article/document.ts';
import { type ShownPicture, shownPictures } from '#lib/article/picture-words.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { PictureFiles } from '../../ui/picture-files.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

/** How wide one picture of the text is drawn, and one of two side by side. */
const ALONE = '(min-width: 48rem) 42rem, 100vw';
const PAIRED = '(min-width: 48rem) 21rem, (min-width: 30rem) 50vw, 100vw';

/**
 * A picture of the text, or several side by side, each with what it shows and who made it. Of a `<div>` with so many pictures
 * reader views of browsers take everything away.
 */
export function Pictures({ block, place }: { block: BlockOf<'pictures'>; place: TextPlace }) {
  const shown = shownPictures(block, place.pictures);
  if (shown.length === 0) return null;
  const isPair = shown.length > 1;
  const figures = shown.map((each) => (
    <figure key={each.id} className={isPair && each.role !== 'graphic' ? 'picture cropped' : 'picture'}>
      <PictureFiles
        picture={each.picture}
        alt={each.alt}
        lang={place.locale}
        sizes={isPair ? PAIRED : ALONE}
        isLate
      />
      <Caption shown={each} place={place} />
    </figure>
  ));
  return isPair ? <section className="pictures">{figures}</section> : figures;
}

function Caption({ shown, place }: { shown: ShownPicture; place: TextPlace }) {
  const { id, caption, credit, role, picture } = shown;
  const { licence } = picture;
  if (!caption.text && !credit && !licence) return null;
  return (
    <figcaption>
      {caption.of === 'article' ? (
        <SegmentText part={id} name="caption" text={caption.text} place={place} />
      ) : (
        <ForeignText text={caption.text} locale={place.locale} />
      )}
      {caption.text && (credit || licence) && ' '}
      {(credit || licence) && (
        <small className="picture-credit">
          <ForeignText text={figureCredit(place.locale, { role, credit, licence })} locale={place.locale} />
        </small>
      )}
    </figcaption>
  );
}
