import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ArticlePage } from '#components/article/article-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { listRelatedToDraft } from '#db/queries/lists/list-related.ts';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl, articlePath } from '#lib/urls.ts';
import { counterpartOf } from '../counterpart-of.ts';
import '../../styles/preview.css';

/** The head of a page that shows an article as readers would get it; null where there is none. */
export function draftMetadata(article: ArticleView | null, locale: Locale): Metadata {
  const t = translationsOf(locale, 'preview');
  const headline = article && plainText(article.document.headline);
  return {
    title: { absolute: headline ? t('title', { headline }) : t('untitled') },
    robots: { index: false, follow: false },
  };
}

/** An article as readers would get it, below a banner that says what it is. */
export async function DraftPage(props: { article: ArticleView; locale: Locale; banner: ReactNode }) {
  const { article, locale, banner } = props;
  const related = await listRelatedToDraft({ locale, articleId: article.articleId });
  return (
    <>
      {banner}
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
