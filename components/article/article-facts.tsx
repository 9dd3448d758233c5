import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '#db/queries/get-article.ts';
import { readingMinutes } from '#lib/article/reading-time.ts';
import type { Locale } from '#lib/locale.ts';
import { Moment } from '../ui/moment.tsx';

const SEPARATOR = { ja: '、', en: ', ' } as const satisfies Record<Locale, string>;

/** Who wrote the article, when it was published and last changed, and how long it takes to read. */
export async function ArticleFacts({ article }: { article: ArticleView }) {
  const { authors, document, locale, publishedAt, modifiedAt } = article;
  const t = await getTranslations({ locale, namespace: 'article' });
  return (
    <div className="article-facts">
      <dl className="facts">
        {authors.length > 0 && (
          <div>
            <dt>{t('authors')}</dt>
            <dd>{authors.map(({ name }) => name).join(SEPARATOR[locale])}</dd>
          </div>
        )}
        <div>
          <dt>{t('published')}</dt>
          <dd>
            <Moment date={publishedAt} locale={locale} />
          </dd>
        </div>
        {modifiedAt && (
          <div>
            <dt>{t('updated')}</dt>
            <dd>
              <Moment date={modifiedAt} locale={locale} />
            </dd>
          </div>
        )}
      </dl>
      <p>{t('readingTime', { minutes: readingMinutes(document, locale) })}</p>
    </div>
  );
}
