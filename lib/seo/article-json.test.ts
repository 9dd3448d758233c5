import { expect, it } from 'vitest';
import { HOSTILE_ARTICLE, WORDS } from '#testing/whole-article.ts';
import { articleJson } from './article-json.ts';

it('an article as data has its sections as they are structured, and nothing that it lacks', () => {
  const PAGE = 'https://news.example/ja/articles/%E6%BD%AE%E6%B1%90';
  const text = articleJson(HOSTILE_ARTICLE, WORDS, 'https://news.example');
  const { image, ...data } = JSON.parse(text);
  expect(data).toEqual({
    schema: 'prism-news/article',
    version: 1,
    id: 'tag:news.example,2026:ja/article/7',
    articleId: 7,
    api: 'https://news.example/api/v1/articles/7',
    slug: '潮汐',
    language: 'ja',
    url: PAGE,
    editions: [
      { language: 'ja', url: PAGE, json: `${PAGE}.json`, markdown: `${PAGE}.md` },
      {
        language: 'en',
        url: 'https://news.example/en/articles/tides',
        json: 'https://news.example/en/articles/tides.json',
        markdown: 'https://news.example/en/articles/tides.md',
      },
    ],
    originLanguage: 'en',
    provenance: 'human-translation',
    published: '2026-11-03T14:05:00+09:00',
    modified: '2026-11-03T15:00:00+09:00',
    headline: '潮汐 & "</script>" ]]> a\uFFFDbcde',
    headlineReadings: [{ base: '潮汐', reading: 'ちょうせき' }],
    lede: { text: '強い潮。', markdown: '*強*い潮[^1]。' },
    category: { name: '科学', slug: 'science', url: 'https://news.example/ja/categories/science' },
    tags: [{ name: '海', slug: 'sea', url: 'https://news.example/ja/tags/sea' }],
    authors: [
      {
        name: '編集部',
        slug: 'newsroom',
        url: 'https://news.example/ja/authors/newsroom',
        contribution: 'writing',
      },
    ],
    sections: [
      {
        kind: 'whyItMatters',
        label: 'なぜ今、重要なのか',
        title: '理由',
        url: `${PAGE}#why-it-matters`,
        blocks: [
          {
            kind: 'paragraph',
            id: 'w1',
            text: '「海」は深い(注)。1. 改行',
            markdown: '**「海」**は{深|ふか}い[^1][^2](注)。\n1. 改行',
            cites: [1, 2],
          },
          {
            kind: 'list',
            id: 'w2',
            items: [{ id: 'w3', text: '田 & 畑', markdown: '[田 & 畑](https://example.org/?a=1&b=2)' }],
          },
        ],
      },
      {
        kind: 'keyPoints',
        label: '要点',
        url: `${PAGE}#key-points`,
        points: [{ id: 'k1', label: '要', text: '点', markdown: '点[^3]', cites: [3] }],
      },
    ],
    sources: [
      { n: 1, title: 'Tide tables', publisher: 'JMA', url: 'https://example.org/tides', language: 'en' },
      { n: 2, title: '潮の本' },
    ],
    corrections: [
      {
        at: '2026-11-03T15:00:00+09:00',
        kind: 'correction',
        text: '値を正しました。',
        url: 'https://news.example/ja/articles/%E6%BD%AE%E6%B1%90#correction-1',
      },
    ],
    document: { ...HOSTILE_ARTICLE.document, headline: '{潮汐|ちょうせき} & "</script>" ]]> a\uFFFDbcde' },
  });
  expect(image).toEqual({
    url: expect.stringMatching(/^https:\/\/news\.example\/share\/article-7-ja-wide-\w+\.\w+$/),
    width: 1200,
    height: 675,
  });
});
