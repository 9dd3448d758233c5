import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type CorrectionMarks, correctedAnchor, correctionAnchor } from '#lib/article/correction-marks.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { Day } from '../ui/moment.tsx';

/**
 * What was wrong in the article and when it was put right, newest first.
 * @param props.marks where they stand in the text, on the page that has these marks
 * @param props.anchor another one, where a page has the corrections of both languages
 */
export function Corrections(props: {
  corrections: ArticleView['corrections'];
  marks?: CorrectionMarks;
  locale: Locale;
  anchor?: string;
}) {
  const { corrections, marks, locale, anchor = 'corrections' } = props;
  if (corrections.length === 0) return null;
  const t = translationsOf(locale, 'article');
  const numbered = corrections.map(({ segment, ...each }, index) => {
    const n = corrections.length - index;
    return { ...each, n, isMarked: segment !== null && marks?.get(segment)?.some((mark) => mark.n === n) };
  });
  return (
    <section id={anchor} className="corrections" aria-labelledby={`${anchor}-heading`}>
      <h2 id={`${anchor}-heading`}>{t('corrections')}</h2>
      <dl>
        {numbered.map(({ n, at, kind, text, isMarked }) => (
          <div key={n} id={marks && correctionAnchor(n)}>
            <dt>
              <Day date={at} locale={locale} /> <b>{t(`correctionKinds.${kind}`)}</b>
            </dt>
            <dd>
              <InlineText text={text} segmentId="correction" sourceCount={0} locale={locale} />
              {isMarked && (
                <a
                  className="back-link"
                  href={`#${correctedAnchor(n)}`}
                  role="doc-backlink"
                  aria-label={t('backToCorrected')}
                >
                  {'\u2191'}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
