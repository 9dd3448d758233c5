import type { CorrectionMarks } from '#lib/article/correction-marks.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { CorrectionMark } from './correction-mark.tsx';

/** The key points, numbered, each with the label it has. */
export function KeyPoints(props: {
  points: NonNullable<ArticleDocument['keyPoints']>['points'];
  locale: Locale;
  sourceCount: number;
  marks?: CorrectionMarks | undefined;
}) {
  const { points, locale, sourceCount, marks } = props;
  return (
    <ol>
      {points.map(({ id, label, text }) => (
        <li key={id}>
          {label && (
            <strong className="point-label">
              <PhrasedText text={label} locale={locale} />
            </strong>
          )}
          {text && (
            <p className="point-text">
              <InlineText text={text} segmentId={id} sourceCount={sourceCount} locale={locale} />
              <CorrectionMark segment={id} marks={marks} locale={locale} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
