import { translationsOf } from '#i18n/translations.ts';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';

/** What stands below a figure: a note, and where its data is from. */
export function FigureNotes(props: {
  figure: { id: string; note?: string | undefined; source?: string | undefined };
  place: TextPlace;
}) {
  const { id, note, source } = props.figure;
  const { place } = props;
  return (
    <>
      {note && (
        <p>
          <SegmentText part={id} name="note" text={note} place={place} />
        </p>
      )}
      {source && (
        <p>
          {translationsOf(place.locale, 'figures')('source')}
          <SegmentText part={id} name="source" text={source} place={place} />
        </p>
      )}
    </>
  );
}
