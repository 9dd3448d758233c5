import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticlePage } from '#components/article/article-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getArticle } from '#db/queries/editions/get-article.ts';
import { listBeside } from '#db/queries/lists/list-beside.ts';
import { listRelated } from '#db/queries/lists/list-related.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { articleMetadata } from '#lib/seo/article-metadata.ts';
import { articleThings } from '#lib/seo/json-ld/article.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { absoluteUrl, articlePath, decodeSegment } from '#lib/urls.ts';
import { counterpartOf } from '../../counterpart-of.ts';
import { localeOf } from '../../locale-of.ts';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Asked for once in a request, though the head and the body both need it. */
const loadArticle = cache((locale: Locale, slug: string) =>
  getArticle({ locale, slug: decodeSegment(slug) }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const article = await loadArticle(locale, (await params).slug);
  if (article) return articleMetadata(article, processSettings().siteUrl);
  const t = translationsOf(locale, 'status');
  return statusMetadata({ locale, title: t('missing.title') });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const article = await loadArticle(locale, (await params).slug);
  if (!article) return <MissingPage locale={locale} />;
  const { siteUrl } = processSettings();
  const frontPageName = translationsOf(locale, 'breadcrumbs')('frontPage');
  const [related, beside] = await Promise.all([listRelated(article), listBeside(article)]);
  return (
    <SitePage
      locale={locale}
      counterpart={counterpartOf(article)}
      things={articleThings(article, { siteUrl, frontPageName })}
    >
      <ArticlePage
        article={article}
        beside={beside}
        related={related}
        address={absoluteUrl(siteUrl, articlePath(locale, article.slug))}
      />
    </SitePage>
  );
}
