import type { Metadata } from 'next';
import { cache } from 'react';
import { HistoryPage } from '#components/article/history-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getHistory } from '#db/queries/editions/get-history.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { settingMetadata } from '#lib/seo/article-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { decodeSegment, historyPath } from '#lib/urls.ts';
import { localeOf } from '../../../locale-of.ts';
import './history.css';

type Props = { params: Promise<{ locale: string; slug: string }> };

const loadHistory = cache((locale: Locale, slug: string) =>
  getHistory({ locale, slug: decodeSegment(slug) }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const history = await loadHistory(locale, (await params).slug);
  if (!history) return statusMetadata({ locale, title: translationsOf(locale, 'status')('missing.title') });
  const { article } = history;
  return settingMetadata(article, {
    siteUrl: processSettings().siteUrl,
    path: historyPath(locale, article.slug),
    titleOf: (headline) => translationsOf(locale, 'history')('titleOf', { headline }),
    isIndexed: false,
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const history = await loadHistory(locale, (await params).slug);
  if (!history) return <MissingPage locale={locale} />;
  const { translation } = history.article;
  return (
    <SitePage
      locale={locale}
      counterpart={
        translation
          ? { kind: 'page', path: historyPath(translation.locale, translation.slug) }
          : { kind: 'none', notice: 'noTranslation' }
      }
    >
      <HistoryPage history={history} />
    </SitePage>
  );
}
