import { translationsOf } from '#i18n/translations.ts';
import { type CorrectionMarks, correctedAnchor, correctionAnchor } from '#lib/article/correction-marks.ts';
import type { Locale } from '#lib/locale.ts';

/** At a text that was corrected: what was done, leading to what is said of it at the foot. */
export function CorrectionMark(props: {
  segment: string;
  marks: CorrectionMarks | undefined;
  locale: Locale;
}) {
  const { segment, marks, locale } = props;
  const t = translationsOf(locale, 'article');
  return marks?.get(segment)?.map(({ n, kind }) => (
    <sup className="citation" key={n}>
      <a id={correctedAnchor(n)} href={`#${correctionAnchor(n)}`} role="doc-noteref">
        [{t(`correctionKinds.${kind}`)}]
      </a>
    </sup>
  ));
}
