import { Fragment } from 'react';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { byContribution } from '#lib/article/contributions.ts';
import { readingMinutes } from '#lib/article/reading-time.ts';
import { formatDay } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import { authorPath, historyPath } from '#lib/urls.ts';
import { Moment } from '../ui/moment.tsx';
import { ArticleTools } from './article-tools.tsx';
import { OtherSettings } from './other-settings.tsx';
import { Provenance } from './provenance.tsx';

const SEPARATOR = { ja: '\u3001', en: ', ' } as const satisfies Record<Locale, string>;

/** Who wrote the article, when it was published, last changed and corrected, and how long it takes to read. */
export function ArticleFacts({ article }: { article: ArticleView }) {
  const { authors, corrections, document, locale, publishedAt, modifiedAt, slug } = article;
  const t = translationsOf(locale, 'article');
  const lastCorrection = corrections[0];
  return (
    <div className="article-facts">
      <dl className="facts">
        {byContribution(authors).map(({ contribution, authors: those }) => (
          <div key={contribution}>
            <dt>{t(`contributions.${contribution}`)}</dt>
            <dd>
              {those.map(({ name, slug }, index) => (
                <Fragment key={slug}>
                  {index > 0 && SEPARATOR[locale]}
                  <a href={authorPath(locale, slug)} rel="author">
                    {name}
                  </a>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
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
              <a
                href={historyPath(locale, slug)}
                title={translationsOf(locale, 'history')('title')}
                data-since={t('updatedSince')}
              >
                <Moment date={modifiedAt} locale={locale} />
              </a>
            </dd>
          </div>
        )}
      </dl>
      <p>{t('readingTime', { minutes: readingMinutes(document, locale) })}</p>
      {lastCorrection && (
        <p className="correction-notice">
          <a href="#corrections">
            {t('corrected', { kind: lastCorrection.kind, date: formatDay(lastCorrection.at, locale) })}
          </a>
        </p>
      )}
      <Provenance article={article} />
      <OtherSettings article={article} />
      <ArticleTools locale={locale} />
    </div>
  );
}
