import type { Element } from 'xast';
import { x } from 'xastscript';
import { writersOf } from '../../article/contributions.ts';
import { machineTime } from '../../dates.ts';
import { siteName } from '../../site/site-settings.ts';
import { absoluteUrl, articlePath, authorPath } from '../../urls.ts';
import { articleHtml } from '../article-html.ts';
import { printXml } from '../print-xml.ts';
import {
  addressOf,
  editionUri,
  markedTitleOf,
  summaryOf,
  tagUri,
  updatedAt,
  type WholeArticle,
} from '../whole-article.ts';
import { type Feed, feedUpdatedAt, feedUrl, pageUrl, subjectsOf } from './feed.ts';

/** Atom (RFC 4287) with whole articles. */
export function atom(feed: Feed): string {
  const { siteUrl, locale, title, description, of, articles, hub } = feed;
  return printXml(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
      x('id', tagUri(siteUrl, of)),
      x('title', title),
      x('subtitle', description),
      x('updated', machineTime(feedUpdatedAt(feed))),
      x('author', [x('name', siteName(locale))]),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feedUrl(feed) }),
      x('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: pageUrl(feed) }),
      ...(hub ? [x('link', { rel: 'hub', href: hub })] : []),
      ...articles.map((article) => entry(article, feed)),
    ]),
  );
}

/** Of several alternates parsers take the first or the last, so that the translation is another relation. */
function entry(article: WholeArticle, { siteUrl, locale, words }: Feed): Element {
  const { authors, translation } = article;
  return x('entry', [
    x('id', editionUri(article, siteUrl)),
    x('title', markedTitleOf(article, words)),
    x('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: addressOf(article, siteUrl) }),
    ...(translation
      ? [
          x('link', {
            rel: 'related',
            type: 'text/html',
            hreflang: translation.locale,
            href: absoluteUrl(siteUrl, articlePath(translation.locale, translation.slug)),
          }),
        ]
      : []),
    x('published', machineTime(article.publishedAt)),
    x('updated', machineTime(updatedAt(article))),
    ...authors.map((author) =>
      x(writersOf(authors).includes(author) ? 'author' : 'contributor', [
        x('name', author.name),
        x('uri', absoluteUrl(siteUrl, authorPath(locale, author.slug))),
      ]),
    ),
    ...subjectsOf(article).map((term) => x('category', { term })),
    x('summary', summaryOf(article.document)),
    x('content', { type: 'html' }, articleHtml(article, words, siteUrl)),
  ]);
}
