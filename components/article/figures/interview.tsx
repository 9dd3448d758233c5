import type { BlockOf } from '#lib/article/document.ts';
import { questionWords } from '#lib/article/spoken-words.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

/** Questions, and what was answered. */
export function Interview({ interview, place }: { interview: BlockOf<'interview'>; place: TextPlace }) {
  return (
    <div className="interview">
      {interview.exchanges.map(({ id, question, text }) => (
        <div key={id}>
          {question && (
            <p>
              <strong>
                <PhrasedText text={questionWords(question, place.locale)} locale={place.locale} />
              </strong>
            </p>
          )}
          {text && (
            <p>
              <SegmentText part={id} text={text} place={place} />
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
