import type { BlockOf } from '#lib/article/document.ts';
import { isPublicLink } from '#lib/article/inline.ts';
import { hostOf } from '#lib/article/picture-words.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { PictureFiles } from '../../ui/picture-files.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

const SIZES = '(min-width: 40rem) 10rem, 7rem';

/** A link to something elsewhere, with a still that is kept here: nothing is asked of the other site until somebody goes there. */
export function Card({ card, place }: { card: BlockOf<'card'>; place: TextPlace }) {
  const { id, url = '', title, text, media } = card;
  const host = hostOf(url);
  const picture = media === undefined ? undefined : place.pictures[media];
  const name = title ? <PhrasedText text={title} locale={place.locale} /> : host;
  return (
    <section className="card">
      {picture && <PictureFiles picture={picture} alt="" sizes={SIZES} isLate />}
      <p className="card-title">
        {isPublicLink(url) ? (
          <a href={url} rel="noopener">
            {name}
          </a>
        ) : (
          name
        )}
      </p>
      {text && (
        <p>
          <SegmentText part={id} text={text} place={place} />
        </p>
      )}
      {title && host && <p className="card-host">{host}</p>}
    </section>
  );
}
