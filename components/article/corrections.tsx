import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { Day } from '../ui/moment.tsx';

/** What was wrong in the article and when it was put right, newest first. */
export async function Corrections(props: { corrections: ArticleView['corrections']; locale: Locale }) {
  const { corrections, locale } = props;
  if (corrections.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'article' });
  return (
    <section id="corrections" className="corrections" aria-labelledby="corrections-heading">
      <h2 id="corrections-heading">{t('corrections')}</h2>
      <dl>
        {corrections.map(({ at, text }) => (
          <div key={`${at.getTime()} ${text}`}>
            <dt>
              <Day date={at} locale={locale} />
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
