import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArticlePage } from '#components/article/article-page.tsx';
import { DraftBanner } from '#components/article/draft-banner.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getSharedPreview } from '#db/queries/desk/editor/get-shared-preview.ts';
import { listRelatedToDraft } from '#db/queries/lists/list-related.ts';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl, articlePath } from '#lib/urls.ts';
import { counterpartOf } from '../../counterpart-of.ts';
import { localeOf } from '../../locale-of.ts';
import '../../../styles/preview.css';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadPreview = cache((locale: Locale, token: string) => getSharedPreview({ token, locale }));

async function asked({ params, searchParams }: Props) {
  const [locale, { token }] = await Promise.all([localeOf(params), searchParams]);
  const found = typeof token === 'string' ? await loadPreview(locale, token) : null;
  return { locale, found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, found } = await asked(props);
  const t = translationsOf(locale, 'preview');
  return {
    title: {
      absolute: found ? t('title', { headline: plainText(found.article.document.headline) }) : t('untitled'),
    },
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

/** One revision as readers would get it, for whoever has the address. The gateway shows what is not there. */
export default async function Page(props: Props) {
  const { locale, found } = await asked(props);
  if (!found) notFound();
  const { article, expiresAt } = found;
  const related = await listRelatedToDraft({ locale, articleId: article.articleId });
  return (
    <>
      <DraftBanner locale={locale} what="shared" until={expiresAt} />
      <SitePage locale={locale} counterpart={counterpartOf(article)}>
        <ArticlePage
          article={article}
          beside={null}
          related={related}
          address={absoluteUrl(processSettings().siteUrl, articlePath(locale, article.slug))}
        />
      </SitePage>
    </>
  );
}
