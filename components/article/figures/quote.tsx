import type { BlockOf } from '#lib/article/document.ts';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

/** What somebody said, and who. */
export function Quote({ quote, place }: { quote: BlockOf<'quote'>; place: TextPlace }) {
  const { id, text, by } = quote;
  return (
    <figure className="quote">
      {text && (
        <blockquote>
          <p>
            <SegmentText part={id} text={text} place={place} />
          </p>
        </blockquote>
      )}
      {by && (
        <figcaption>
          <SegmentText part={id} name="by" text={by} place={place} />
        </figcaption>
      )}
    </figure>
  );
}
