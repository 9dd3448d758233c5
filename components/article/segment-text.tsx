import { segmentName } from '#lib/article/shapes.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { CorrectionMark } from './correction-mark.tsx';
import type { TextPlace } from './text-place.ts';

/** A text with marks, by the part that it belongs to and its name there; nothing where nobody has written it. */
export function SegmentText(props: {
  part: string;
  name?: string;
  text: string | undefined;
  place: TextPlace;
}) {
  const { part, name = 'text', text, place } = props;
  if (!text) return null;
  const { locale, sourceCount, marks } = place;
  const segment = segmentName(part, name);
  return (
    <>
      <InlineText text={text} segmentId={segment} sourceCount={sourceCount} locale={locale} />
      <CorrectionMark segment={segment} marks={marks} locale={locale} />
    </>
  );
}
