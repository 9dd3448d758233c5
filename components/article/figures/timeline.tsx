import type { BlockOf } from '#lib/article/document.ts';
import { machineDate, partialDateWords } from '#lib/article/partial-date.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';
import { FigureNotes } from './figure-notes.tsx';

/** What happened when, in the order in which the editors tell it. */
export function Timeline({ timeline, place }: { timeline: BlockOf<'timeline'>; place: TextPlace }) {
  const { id, title, events } = timeline;
  const titleId = title && `${id}-title`;
  return (
    <figure className="figure timeline" aria-labelledby={titleId}>
      {title && (
        <figcaption id={titleId}>
          <b>
            <PhrasedText text={title} locale={place.locale} />
          </b>
        </figcaption>
      )}
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            {event.date && (
              <>
                <EventDate date={event.date} place={place} />{' '}
              </>
            )}
            <span>
              <SegmentText part={event.id} text={event.text} place={place} />
            </span>
          </li>
        ))}
      </ol>
      <FigureNotes figure={timeline} place={place} />
    </figure>
  );
}

function EventDate({ date, place }: { date: string; place: TextPlace }) {
  const words = partialDateWords(date, place.locale);
  const machine = machineDate(date);
  return machine ? <time dateTime={machine}>{words}</time> : <b>{words}</b>;
}
