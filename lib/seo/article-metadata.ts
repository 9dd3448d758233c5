import { plainText } from '../article/inline.ts';
import { withoutRuby } from '../article/ruby.ts';
import { machineTime } from '../dates.ts';
import { articleSubject } from '../share/article-subject.ts';
import { absoluteUrl, articleFilePath, articlePath, authorPath } from '../urls.ts';
import { pageMetadata } from './page-metadata.ts';
import type { PublishedArticle } from './published-article.ts';

/** The head of an article's page, in the shape that Next's `generateMetadata` returns. */
export function articleMetadata(article: PublishedArticle, siteUrl: string) {
  const { locale, slug, document, translation } = article;
  const path = articlePath(locale, slug);
  const translationPath = translation && articlePath(translation.locale, translation.slug);
  const title = withoutRuby(document.headline);
  const metadata = pageMetadata({
    siteUrl,
    locale,
    title,
    description: plainText(document.lede),
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
    picture: { subject: articleSubject({ ...article, headline: document.headline }), alt: title },
  });
  const authors = article.authors.map((author) => ({
    name: author.name,
    url: absoluteUrl(siteUrl, authorPath(locale, author.slug)),
  }));
  const file = (ending: '.json' | '.md') => absoluteUrl(siteUrl, articleFilePath(locale, slug, ending));
  return {
    ...metadata,
    ...(article.noindex && { robots: { index: false, follow: true } }),
    authors,
    alternates: {
      ...metadata.alternates,
      types: { 'application/json': file('.json'), 'text/markdown': file('.md') },
    },
    openGraph: {
      ...metadata.openGraph,
      type: 'article' as const,
      publishedTime: machineTime(article.publishedAt),
      ...(article.modifiedAt && { modifiedTime: machineTime(article.modifiedAt) }),
      authors: authors.map(({ url }) => url),
      ...(article.category && { section: article.category.name }),
      tags: article.tags.map(({ name }) => name),
    },
  };
}

/**
 * The head of a page that has an article in another setting: the article's own page is the one to be found, and has the
 * translations; who shares this one shares this one.
 * @param setting.path of the page
 * @param setting.titleOf what it is called, by the article's headline
 * @param setting.isIndexed whether it may be found beside the article; a second setting of the same words need not
 */
export function settingMetadata(
  article: PublishedArticle,
  setting: { siteUrl: string; path: string; titleOf: (headline: string) => string; isIndexed: boolean },
) {
  const { siteUrl, path, titleOf, isIndexed } = setting;
  const { locale, slug, document } = article;
  const headline = withoutRuby(document.headline);
  const metadata = pageMetadata({
    siteUrl,
    locale,
    title: titleOf(headline),
    description: plainText(document.lede),
    path: articlePath(locale, slug),
    translationPath: null,
    defaultPath: null,
    picture: { subject: articleSubject({ ...article, headline: document.headline }), alt: headline },
  });
  return {
    ...metadata,
    openGraph: { ...metadata.openGraph, url: absoluteUrl(siteUrl, path) },
    ...(!isIndexed && { robots: { index: false, follow: true } }),
  };
}
