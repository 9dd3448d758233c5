import type { Metadata } from 'next';
import { cache } from 'react';
import { TatePage } from '#components/article/tate/tate-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getArticle } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { processSettings } from '#lib/process-settings.ts';
import { settingMetadata } from '#lib/seo/article-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { absoluteUrl, decodeSegment, tatePath } from '#lib/urls.ts';
import { counterpartOf } from '../../../counterpart-of.ts';
import { localeOf } from '../../../locale-of.ts';
import './tate.css';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** No other language is set downwards: the gateway lets none through. */
const locale = 'ja';

const loadArticle = cache((slug: string) => getArticle({ locale, slug: decodeSegment(slug) }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await loadArticle((await params).slug);
  if (!article) return statusMetadata({ locale, title: translationsOf(locale, 'status')('missing.title') });
  return settingMetadata(article, {
    siteUrl: processSettings().siteUrl,
    path: tatePath(article.slug),
    titleOf: (headline) => translationsOf(locale, 'tate')('titleOf', { headline }),
    isIndexed: false,
  });
}

export default async function Page({ params }: Props) {
  const article = await loadArticle((await params).slug);
  if (!article) return <MissingPage locale={await localeOf(params)} />;
  return (
    <SitePage locale={locale} counterpart={counterpartOf(article)}>
      <TatePage article={article} address={absoluteUrl(processSettings().siteUrl, tatePath(article.slug))} />
    </SitePage>
  );
}
