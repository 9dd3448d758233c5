import { toHtml } from 'hast-util-to-html';
import type { Element } from 'xast';
import { x } from 'xastscript';
import { writersOf } from '../../article/contributions.ts';
import { articleHtml } from '../article-html.ts';
import { printXml } from '../print-xml.ts';
import { addressOf, editionUri, markedTitleOf, summaryOf, type WholeArticle } from '../whole-article.ts';
import { type Feed, feedUpdatedAt, feedUrl, pageUrl, subjectsOf } from './feed.ts';

const NAMESPACES = {
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

/** RSS 2.0 with whole articles. */
export function rss(feed: Feed): string {
  const { articles, hub, locale } = feed;
  const link = (rel: string, href: string, type?: string) => x('atom:link', { rel, href, type });
  return rssFile(feed, { 'xmlns:atom': 'http://www.w3.org/2005/Atom' }, [
    x('language', locale),
    ...(articles.length > 0 ? [x('lastBuildDate', rssDate(feedUpdatedAt(feed)))] : []),
    link('self', feedUrl(feed), 'application/rss+xml'),
    ...(hub ? [link('hub', hub)] : []),
    ...articles.map((article) => rssItem(article, feed)),
  ]);
}

/**
 * A file of RSS 2.0. `xml:lang` stands on the root, where parsers keep it.
 * @param namespaces beside those of content and Dublin Core
 * @param parts of the channel, behind its title, link and description
 */
export function rssFile(feed: Feed, namespaces: Record<string, string>, parts: Element[]): string {
  const { locale, title, description } = feed;
  return printXml(
    x('rss', { version: '2.0', 'xml:lang': locale, ...NAMESPACES, ...namespaces }, [
      x('channel', [x('title', title), x('link', pageUrl(feed)), x('description', description), ...parts]),
    ]),
  );
}

function rssItem(article: WholeArticle, feed: Feed): Element {
  const { siteUrl, words } = feed;
  return x('item', [
    ...itemHead(article, feed),
    ...subjectsOf(article).map((subject) => x('category', subject)),
    x('content:encoded', articleHtml(article, words, siteUrl)),
  ]);
}

/** What tells an item from others, in short: that a slug changes makes no new one of it. */
export function itemHead(article: WholeArticle, { siteUrl, words }: Feed): Element[] {
  return [
    x('title', markedTitleOf(article, words)),
    x('link', addressOf(article, siteUrl)),
    x('guid', { isPermaLink: 'false' }, editionUri(article, siteUrl)),
    x('pubDate', rssDate(article.publishedAt)),
    ...article.authors.map((author) =>
      x(writersOf(article.authors).includes(author) ? 'dc:creator' : 'dc:contributor', author.name),
    ),
    // A description is HTML, like the content.
    x('description', toHtml({ type: 'text', value: summaryOf(article.document) })),
  ];
}

/** RFC 822 with a year of four digits, as RSS wants it: `Tue, 03 Nov 2026 05:05:00 GMT`. */
export const rssDate = (date: Date): string => date.toUTCString();
