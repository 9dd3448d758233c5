import { parseFeed } from '@rowanmanning/feed-parser';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { xmlErrors } from '#testing/validate-xml.ts';
import { feedOf, HOSTILE_ARTICLE } from '#testing/whole-article.ts';
import { articleHtml } from '../article-html.ts';
import { atom } from './atom.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import { smartNews } from './smart-news.ts';

const FEED = feedOf(HOSTILE_ARTICLE);
const PAGE = 'https://news.example/ja/articles/%E6%BD%AE%E6%B1%90';
const TITLE = '潮汐 & "</script>" ]]> a\uFFFDbcde';
const ID = 'tag:news.example,2026:ja/article/7';
const HTML = articleHtml(HOSTILE_ARTICLE, FEED.words, FEED.siteUrl);
const SUBJECTS = ['科学', '海'];

/** Of each format, as two readers of different authors understand it. */
const XML_FORMATS: [string, (feed: Feed) => string, string][] = [
  ['RSS', rss, HTML],
  ['Atom', atom, HTML],
  ['RSS for SmartNews', smartNews, articleHtml(HOSTILE_ARTICLE, FEED.words, FEED.siteUrl, 'plain')],
];

describe('a whole article, hostile to every format,', () => {
  it.each(XML_FORMATS)('comes through %s as one parser reads it', async (format, write, html) => {
    const parser = new Parser({ customFields: { item: [['content:encoded', 'encoded']] } });
    const { items, title, feedUrl } = await parser.parseString(write(FEED));
    expect(title).toBe('PRISM News');
    if (format === 'RSS') expect(feedUrl).toBe('https://news.example/ja/feed.xml');
    expect(items).toHaveLength(1);
    const item = items[0] as (typeof items)[0] & { encoded?: string; id?: string };
    expect(item.title).toBe(TITLE);
    expect(item.link).toBe(PAGE);
    expect(item.guid ?? item.id).toBe(ID);
    expect(item.encoded ?? item.content).toBe(html);
    expect(item.isoDate).toBe('2026-11-03T05:05:00.000Z');
  });

  it.each(XML_FORMATS)('comes through %s as another parser reads it', async (format, write, html) => {
    const { language, items, title } = parseFeed(write(FEED));
    expect([language, title]).toEqual(['ja', 'PRISM News']);
    const [item] = items;
    expect(item?.title).toBe(TITLE);
    expect(item?.url).toBe(PAGE);
    expect(item?.id).toBe(ID);
    expect(item?.content).toBe(html);
    expect(item?.published).toEqual(HOSTILE_ARTICLE.publishedAt);
    expect(item?.authors.map(({ name }) => name)).toEqual(['編集部']);
    const terms = item?.categories.map(({ term }) => term);
    expect(terms).toEqual(format.endsWith('SmartNews') ? [SUBJECTS.join(',')] : SUBJECTS);
    if (format === 'Atom') expect(item?.updated).toEqual(HOSTILE_ARTICLE.modifiedAt);
  });

  it('comes through JSON Feed', () => {
    const feed = JSON.parse(jsonFeed({ ...FEED, path: '/ja/feed.json' }));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'ja',
      home_page_url: 'https://news.example/ja',
      feed_url: 'https://news.example/ja/feed.json',
    });
    expect(feed.items).toEqual([
      {
        id: ID,
        url: PAGE,
        title: TITLE,
        summary: '強い潮。',
        content_html: HTML,
        image: expect.stringContaining('https://news.example/share/article-7-ja-wide-'),
        date_published: '2026-11-03T14:05:00+09:00',
        date_modified: '2026-11-03T15:00:00+09:00',
        authors: [{ name: '編集部', url: 'https://news.example/ja/authors/newsroom' }],
        tags: SUBJECTS,
        language: 'ja',
      },
    ]);
  });
});

describe('a feed', () => {
  it('of Atom is one by RFC 4287, with a hub and without, with articles and without', async () => {
    for (const more of [{}, { hub: 'https://hub.example/?a=1&b=2' }, { articles: [] }]) {
      expect(await xmlErrors(atom(feedOf(HOSTILE_ARTICLE, more)), 'atom')).toEqual([]);
    }
  });

  it('names its hub where there is one', () => {
    const withHub = feedOf(HOSTILE_ARTICLE, { hub: 'https://hub.example/' });
    expect(rss(withHub)).toContain('<atom:link rel="hub" href="https://hub.example/"/>');
    expect(atom(withHub)).toContain('<link rel="hub" href="https://hub.example/"/>');
    expect(JSON.parse(jsonFeed(withHub)).hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }]);
    expect(rss(FEED) + atom(FEED) + jsonFeed(FEED)).not.toContain('hub');
  });

  it('leads from an entry to the page in its language, and to the other one as something related', () => {
    const links = atom(FEED)
      .slice(atom(FEED).indexOf('<entry>'))
      .match(/<link [^>]*>/g);
    expect(links).toEqual([
      `<link rel="alternate" type="text/html" hreflang="ja" href="${PAGE}"/>`,
      '<link rel="related" type="text/html" hreflang="en" href="https://news.example/en/articles/tides"/>',
    ]);
  });

  it.each([
    ['RSS', rss],
    ['SmartNews', smartNews],
  ])('of %s has its descriptions as HTML, so that a sign in them is no tag', (_, write) => {
    const lede = 'ions < 1 nm & <b>';
    const article = { ...HOSTILE_ARTICLE, document: { ...HOSTILE_ARTICLE.document, lede } };
    expect(write(feedOf(article))).toContain(
      '<description>ions &#x26;#x3C; 1 nm &#x26;#x26; &#x26;#x3C;b></description>',
    );
  });

  it('for SmartNews says what its rules ask for, and keeps below a megabyte', () => {
    const text = smartNews(feedOf(HOSTILE_ARTICLE, { description: 'Short' }));
    const head = text.slice(0, text.indexOf('<item>'));
    for (const part of [
      'xmlns:snf="http://www.smartnews.be/snf"',
      '<description>Short</description>',
      '<pubDate>Tue, 03 Nov 2026 06:00:00 GMT</pubDate>',
      '<language>ja</language>',
      '<snf:logo><url>https://news.example/smartnews-logo.png</url></snf:logo>',
    ]) {
      expect(head).toContain(part);
    }
    expect(text).toContain('<media:status state="active"/>');
    const long = { id: 'l', kind: 'paragraph', text: '海'.repeat(20_000) } as const;
    const big = {
      ...HOSTILE_ARTICLE,
      document: { ...HOSTILE_ARTICLE.document, outlook: { blocks: [long] } },
    };
    // 60,000 bytes each: sixteen are 960,000 bytes, and what stands around them.
    const many = smartNews(feedOf(big, { articles: Array.from({ length: 20 }, () => big) }));
    expect(many.match(/<item>/g)).toHaveLength(16);
    expect(Buffer.byteLength(many)).toBeLessThan(1_000_000);
  });
});
