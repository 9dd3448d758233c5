import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type CorrectionMarks, correctedAnchor, correctionAnchor } from '#lib/article/correction-marks.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { Day } from '../ui/moment.tsx';

/** What was wrong in the article and when it was put right, newest first. */
export function Corrections(props: {
  corrections: ArticleView['corrections'];
  marks: CorrectionMarks;
  locale: Locale;
}) {
  const { corrections, marks, locale } = props;
  if (corrections.length === 0) return null;
  const t = translationsOf(locale, 'article');
  const numbered = corrections.map(({ segment, ...each }, index) => {
    const n = corrections.length - index;
    return { ...each, n, isMarked: segment !== null && marks.get(segment)?.some((mark) => mark.n === n) };
  });
  return (
    <section id="corrections" className="corrections" aria-labelledby="corrections-heading">
      <h2 id="corrections-heading">{t('corrections')}</h2>
      <dl>
        {numbered.map(({ n, at, kind, text, isMarked }) => (
          <div key={n} id={correctionAnchor(n)}>
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
