import { writersOf } from '../../article/contributions.ts';
import { machineTime } from '../../dates.ts';
import { siteName } from '../../site/site-settings.ts';
import { absoluteUrl, authorPath } from '../../urls.ts';
import { articleHtml } from '../article-html.ts';
import { articleImage } from '../article-image.ts';
import { printJson } from '../printable.ts';
import {
  addressOf,
  editionUri,
  markedTitleOf,
  summaryOf,
  updatedAt,
  type WholeArticle,
} from '../whole-article.ts';
import { type Feed, feedUrl, pageUrl, subjectsOf } from './feed.ts';

/** JSON Feed 1.1 (jsonfeed.org) with whole articles. */
export function jsonFeed(feed: Feed): string {
  const { siteUrl, locale, title, description, articles, hub } = feed;
  return printJson({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language: locale,
    home_page_url: pageUrl(feed),
    feed_url: feedUrl(feed),
    authors: [{ name: siteName(locale), url: siteUrl }],
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: articles.map((article) => item(article, feed)),
  });
}

function item(article: WholeArticle, { siteUrl, locale, words }: Feed) {
  const { document, hero } = article;
  const authors = writersOf(article.authors);
  const image = articleImage({ ...article, headline: document.headline, variants: hero?.variants ?? null });
  return {
    id: editionUri(article, siteUrl),
    url: addressOf(article, siteUrl),
    title: markedTitleOf(article, words),
    summary: summaryOf(article.document),
    content_html: articleHtml(article, words, siteUrl),
    image: absoluteUrl(siteUrl, image.path),
    date_published: machineTime(article.publishedAt),
    date_modified: machineTime(updatedAt(article)),
    // An empty array would say that nobody wrote it, where the feed's author did.
    ...(authors.length > 0 && {
      authors: authors.map(({ name, slug }) => ({
        name,
        url: absoluteUrl(siteUrl, authorPath(locale, slug)),
      })),
    }),
    tags: subjectsOf(article),
    language: locale,
  };
}
