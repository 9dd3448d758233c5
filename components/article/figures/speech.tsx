import type { BlockOf } from '#lib/article/document.ts';
import { COLON } from '#lib/article/spoken-words.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

/** Who said what, in turn. One without a speaker goes on with what the one before said. */
export function Speech({ speech, place }: { speech: BlockOf<'speech'>; place: TextPlace }) {
  return (
    <div className="speech">
      {speech.turns.map(({ id, speaker, text }) => (
        <p key={id}>
          {speaker && (
            <b>
              <PhrasedText text={speaker} locale={place.locale} />
              {COLON[place.locale]}
            </b>
          )}
          <span>
            <SegmentText part={id} text={text} place={place} />
          </span>
        </p>
      ))}
    </div>
  );
}
