import { plainText } from '../article/inline.ts';
import { withoutRuby } from '../article/ruby.ts';
import { machineTime } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { articlePath } from '../urls.ts';
import { pageMetadata } from './page-metadata.ts';

/** What machines are told of a published article; db/queries/editions/get-article.ts returns more than this. */
export type PublishedArticle = {
  locale: Locale;
  slug: string;
  document: { headline: string; lede: string };
  category: { name: string } | null;
  tags: { name: string }[];
  authors: { name: string }[];
  publishedAt: Date;
  modifiedAt: Date | null;
  translation: { locale: Locale; slug: string } | null;
};

/** The head of an article's page, in the shape that Next's `generateMetadata` returns. */
export function articleMetadata(article: PublishedArticle, siteUrl: string) {
  const { locale, slug, document, translation } = article;
  const path = articlePath(locale, slug);
  const translationPath = translation && articlePath(translation.locale, translation.slug);
  const metadata = pageMetadata({
    siteUrl,
    locale,
    title: withoutRuby(document.headline),
    description: plainText(document.lede),
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
  });
  return {
    ...metadata,
    authors: article.authors.map(({ name }) => ({ name })),
    openGraph: {
      ...metadata.openGraph,
      type: 'article' as const,
      publishedTime: machineTime(article.publishedAt),
      ...(article.modifiedAt && { modifiedTime: machineTime(article.modifiedAt) }),
      ...(article.category && { section: article.category.name }),
      tags: article.tags.map(({ name }) => name),
    },
  };
}
