import type { Element } from 'xast';
import { x } from 'xastscript';
import { hasProgramName, siteName } from '../../site/site-settings.ts';
import { absoluteUrl } from '../../urls.ts';
import { articleHtml } from '../article-html.ts';
import { articleImage } from '../article-image.ts';
import type { WholeArticle } from '../whole-article.ts';
import { type Feed, feedUpdatedAt, subjectsOf } from './feed.ts';
import { itemHead, rssDate, rssFile } from './rss.ts';

/** SmartNews takes files of up to 1 MB. */
const MOST_BYTES = 1_000_000;
/** Minutes until it looks again. */
const TTL = '15';
/** The program's wordmark on white, a PNG, which is what SmartNews takes; a house of another name has none. At most 700 × 100 pixels are shown. */
const LOGO = '/smartnews-logo.png';

/**
 * RSS as SmartNews takes it in (SmartFormat 2.1; docs/decisions/018-what-machines-read.md). Citations lead nowhere: its checker
 * counts links.
 */
export function smartNews(feed: Feed): string {
  for (let most = feed.articles.length; ; most--) {
    const text = write({ ...feed, articles: feed.articles.slice(0, most) });
    if (most === 0 || Buffer.byteLength(text) < MOST_BYTES) return text;
  }
}

function write(feed: Feed): string {
  const { siteUrl, locale, articles } = feed;
  const namespaces = {
    'xmlns:media': 'http://search.yahoo.com/mrss/',
    'xmlns:snf': 'http://www.smartnews.be/snf',
  };
  return rssFile(feed, namespaces, [
    x('pubDate', rssDate(feedUpdatedAt(feed))),
    x('language', locale),
    x('copyright', `\u00A9 ${siteName(locale)}`),
    x('ttl', TTL),
    ...(hasProgramName(locale) ? [x('snf:logo', [x('url', absoluteUrl(siteUrl, LOGO))])] : []),
    ...articles.map((article) => item(article, feed)),
  ]);
}

function item(article: WholeArticle, feed: Feed): Element {
  const { siteUrl, locale, words } = feed;
  const { document, hero } = article;
  const image = articleImage({ ...article, headline: document.headline, variants: hero?.variants ?? null });
  return x('item', [
    ...itemHead(article, feed),
    x('dc:language', locale),
    x('category', subjectsOf(article).join(',')),
    x('media:thumbnail', { url: absoluteUrl(siteUrl, image.path) }),
    x('media:status', { state: 'active' }),
    x('content:encoded', articleHtml(article, words, siteUrl, 'plain')),
  ]);
}
