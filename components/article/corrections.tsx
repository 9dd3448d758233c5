import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { Day } from '../ui/moment.tsx';

/**
 * What was wrong in the article and when it was put right, newest first.
 * @param props.anchor another one, where a page has the corrections of both languages
 */
export function Corrections(props: {
  corrections: ArticleView['corrections'];
  locale: Locale;
  anchor?: string;
}) {
  const { corrections, locale, anchor = 'corrections' } = props;
  if (corrections.length === 0) return null;
  const t = translationsOf(locale, 'article');
  return (
    <section id={anchor} className="corrections" aria-labelledby={`${anchor}-heading`}>
      <h2 id={`${anchor}-heading`}>{t('corrections')}</h2>
      <dl>
        {corrections.map(({ at, kind, text }) => (
          <div key={`${at.getTime()} ${text}`}>
            <dt>
              <Day date={at} locale={locale} /> <b>{t(`correctionKinds.${kind}`)}</b>
            </dt>
            <dd>
              <InlineText text={text} segmentId="correction" sourceCount={0} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
