import { articleWords } from '#i18n/article-words.ts';
import type { Feed } from '#lib/seo/feeds/feed.ts';
import type { WholeArticle } from '#lib/seo/whole-article.ts';

/** What the program says of an article, in its language. */
export const wordsOf = articleWords;
export const WORDS = wordsOf('ja');

/** Half a surrogate pair, and what no XML may hold: stored before texts were cleaned. */
const BROKEN = 'a\uD800b\u0000c\u0008d\uFFFEe';

/** A small article of each mark and each kind of block, whose texts are hostile to XML, HTML and Markdown. */
export const HOSTILE_ARTICLE: WholeArticle = {
  articleId: 7,
  locale: 'ja',
  slug: '潮汐',
  document: {
    v: 2,
    headline: `{潮汐|ちょうせき} & "</script>" ]]> ${BROKEN}`,
    lede: '*強*い潮[^1]。',
    whyItMatters: {
      title: '理由',
      blocks: [
        { id: 'w1', kind: 'paragraph', text: '**「海」**は{深|ふか}い[^1][^2](注)。\n1. 改行' },
        { id: 'w2', kind: 'list', items: [{ id: 'w3', text: '[田 & 畑](https://example.org/?a=1&b=2)' }] },
      ],
    },
    keyPoints: { points: [{ id: 'k1', label: '要', text: '点[^3]' }] },
  },
  category: { key: 'science', name: '科学', slug: 'science' },
  hero: null,
  pictures: {},
  tags: [{ name: '海', slug: 'sea' }],
  authors: [{ name: '編集部', bio: '', slug: 'newsroom', contribution: 'writing' }],
  sources: [
    { title: 'Tide tables', publisher: 'JMA', url: 'https://example.org/tides', language: 'en' },
    { title: '潮の本', publisher: '', url: null, language: null },
  ],
  publishedAt: new Date('2026-11-03T05:05:00Z'),
  modifiedAt: new Date('2026-11-03T06:00:00Z'),
  corrections: [
    { at: new Date('2026-11-03T06:00:00Z'), kind: 'correction', text: '値を正しました。', segment: null },
  ],
  provenance: 'human-translation',
  originLocale: 'en',
  sponsor: null,
  noindex: false,
  translation: { locale: 'en', slug: 'tides' },
};

/** A feed of one article. */
export function feedOf(article: WholeArticle, more: Partial<Feed> = {}): Feed {
  const { locale } = article;
  return {
    siteUrl: 'https://news.example',
    locale,
    title: 'PRISM News',
    description: 'News & analysis',
    of: `${locale}/latest`,
    page: `/${locale}`,
    path: `/${locale}/feed.xml`,
    articles: [article],
    words: wordsOf(locale),
    ...more,
  };
}
