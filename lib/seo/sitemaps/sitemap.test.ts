import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { xmlErrors } from '#testing/validate-xml.ts';
import { newsSitemap, sitemap, sitemapIndex } from './sitemap.ts';
import { parseSitemapFile, type SitemapFile, sitemapFileName } from './sitemap-files.ts';

const SITE = 'https://news.example';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

describe('a file of the sitemap', () => {
  it.each([
    ['pages.xml', { kind: 'pages' }],
    ['news-ja.xml', { kind: 'news', locale: 'ja' }],
    ['articles-0.xml', { kind: 'articles', range: 0 }],
    ['tags-12.xml', { kind: 'tags', range: 12 }],
    ['authors-1.xml', { kind: 'authors', range: 1 }],
  ] satisfies [string, SitemapFile][])('%s has one name', (name, file) => {
    expect(parseSitemapFile(name)).toEqual(file);
    expect(sitemapFileName(file)).toBe(name);
  });

  it.each([
    'articles-00.xml',
    'articles-.xml',
    'articles--1.xml',
    'articles-1.xml.gz',
    'articles-99999999.xml',
    'news-fr.xml',
    'pages-0.xml',
    'constructor-0.xml',
    '',
  ])('%j is none', (name) => {
    expect(parseSitemapFile(name)).toBeNull();
  });
});

describe('the sitemap', () => {
  it('names both languages of a page in the entry of each, and English for all others', async () => {
    const text = await sitemap(
      [
        {
          ja: {
            path: '/ja/articles/%E6%BD%AE',
            lastModified: new Date('2026-11-03T05:05:00Z'),
            images: ['/media/a.jpg', '/media/b.jpg'],
          },
          en: { path: '/en/articles/tides?a=1&b=2' },
        },
        { en: { path: '/en/articles/alone' } },
      ],
      SITE,
    );
    const alternates = [
      `<xhtml:link rel="alternate" hreflang="ja" href="${SITE}/ja/articles/%E6%BD%AE"/>`,
      `<xhtml:link rel="alternate" hreflang="en" href="${SITE}/en/articles/tides?a=1&amp;b=2"/>`,
      `<xhtml:link rel="alternate" hreflang="x-default" href="${SITE}/en/articles/tides?a=1&amp;b=2"/>`,
    ].join('');
    expect(text.replaceAll('&#x26;', '&amp;')).toBe(
      [
        `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">`,
        `<url><loc>${SITE}/ja/articles/%E6%BD%AE</loc><lastmod>2026-11-03T14:05:00+09:00</lastmod>${alternates}`,
        `<image:image><image:loc>${SITE}/media/a.jpg</image:loc></image:image><image:image><image:loc>${SITE}/media/b.jpg</image:loc></image:image></url>`,
        `<url><loc>${SITE}/en/articles/tides?a=1&amp;b=2</loc>${alternates}</url>`,
        `<url><loc>${SITE}/en/articles/alone</loc></url></urlset>`,
      ].join(''),
    );
    expect(await xmlErrors(text, 'sitemap')).toEqual([]);
  });

  it('is printed in turns when it is long, and whole in the end', async () => {
    const paths = Array.from({ length: 120 }, (_, n) => `/en/articles/${n}`);
    let taken = 0;
    function* pages() {
      for (const path of paths) {
        taken++;
        yield { en: { path } };
      }
    }
    const printing = sitemap(pages(), SITE);
    await nextTurn();
    expect(taken).toBeLessThan(paths.length);
    const text = await printing;
    expect([...text.matchAll(/<url><loc>([^<]+)<\/loc><\/url>/g)].map(([, url]) => url)).toEqual(
      paths.map((path) => `${SITE}${path}`),
    );
    expect(await xmlErrors(text, 'sitemap')).toEqual([]);
  });

  it('for news says what a story is called, in which language and since when', async () => {
    const story = {
      path: '/ja/articles/a',
      title: '潮 & <b> ]]>',
      publishedAt: new Date('2026-11-03T05:05:00Z'),
    };
    const text = newsSitemap([story], { locale: 'ja', siteName: 'PRISM News', siteUrl: SITE });
    expect(text).toContain(
      [
        `<url><loc>${SITE}/ja/articles/a</loc><news:news><news:publication><news:name>PRISM News</news:name><news:language>ja</news:language></news:publication>`,
        '<news:publication_date>2026-11-03T14:05:00+09:00</news:publication_date><news:title>潮 &#x26; &#x3C;b> ]]&gt;</news:title></news:news></url>',
      ].join(''),
    );
    expect(await xmlErrors(text, 'sitemap')).toEqual([]);
  });

  it('has an index of its files', async () => {
    const text = sitemapIndex([{ kind: 'pages' }, { kind: 'articles', range: 3 }], SITE);
    expect(text).toBe(
      `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${SITE}/sitemaps/pages.xml</loc></sitemap><sitemap><loc>${SITE}/sitemaps/articles-3.xml</loc></sitemap></sitemapindex>`,
    );
    expect(await xmlErrors(text, 'sitemap-index')).toEqual([]);
  });
});
