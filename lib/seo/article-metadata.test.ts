import { describe, expect, it } from 'vitest';
import { articleMetadata } from './article-metadata.ts';
import type { PublishedArticle } from './published-article.ts';

const SITE = 'https://news.example';

const article: PublishedArticle = {
  articleId: 12,
  locale: 'ja',
  slug: '米価',
  document: { headline: '{米価|べいか}の秋', lede: '**高値**が続く[^1]。' },
  category: { key: 'economy', name: '経済', slug: 'economy' },
  hero: null,
  pictures: {},
  tags: [{ name: '農業' }],
  authors: [{ name: '編集部', slug: 'newsroom', contribution: 'writing', isNewsroom: true }],
  sources: [],
  publishedAt: new Date('2026-11-03T05:05:00Z'),
  modifiedAt: null,
  corrections: [],
  originLocale: 'ja',
  sponsor: null,
  noindex: false,
  translation: null,
};

const RICE = 'https://news.example/ja/articles/%E7%B1%B3%E4%BE%A1';

describe('the head of an article', () => {
  it('asks search engines to leave out what is marked so, and to follow its links', () => {
    expect(articleMetadata({ ...article, noindex: true }, SITE).robots).toEqual({
      index: false,
      follow: true,
    });
    expect(articleMetadata(article, SITE).robots).toMatchObject({ index: true });
  });

  it('has its title and description as plain text', () => {
    const metadata = articleMetadata(article, SITE);
    expect(metadata.title.absolute).toBe('米価の秋 | PRISM News');
    expect(metadata.description).toBe('高値が続く。');
  });

  it('names its own address and its files, and no other language when there is no translation', () => {
    expect(articleMetadata(article, SITE).alternates).toEqual({
      canonical: RICE,
      types: { 'application/json': `${RICE}.json`, 'text/markdown': `${RICE}.md` },
    });
  });

  it('names the same set of languages on both editions, English for everybody else', () => {
    const japanese = { ...article, translation: { locale: 'en' as const, slug: 'rice', headline: 'Rice' } };
    const english = {
      ...article,
      locale: 'en' as const,
      slug: 'rice',
      translation: { locale: 'ja' as const, slug: '米価', headline: '米価の秋' },
    };
    const set = {
      ja: RICE,
      en: 'https://news.example/en/articles/rice',
      'x-default': 'https://news.example/en/articles/rice',
    };
    expect(articleMetadata(japanese, SITE).alternates.languages).toEqual(set);
    expect(articleMetadata(english, SITE).alternates.languages).toEqual(set);
    expect(articleMetadata(english, SITE).alternates.canonical).toBe(set.en);
    expect(articleMetadata(english, SITE).openGraph).toMatchObject({
      locale: 'en_US',
      alternateLocale: ['ja_JP'],
    });
  });

  it('says when it was published and changed, with the offset, by whom and about what', () => {
    const changed = { ...article, modifiedAt: new Date('2026-11-04T00:00:00Z') };
    expect(articleMetadata(changed, SITE).openGraph).toMatchObject({
      type: 'article',
      locale: 'ja_JP',
      publishedTime: '2026-11-03T14:05:00+09:00',
      modifiedTime: '2026-11-04T09:00:00+09:00',
      section: '経済',
      tags: ['農業'],
      authors: ['https://news.example/ja/authors/newsroom'],
    });
    expect(articleMetadata(article, SITE).openGraph).not.toHaveProperty('modifiedTime');
  });

  it('has a picture that changes with what it shows, described by the headline', () => {
    const pictureOf = (of: PublishedArticle) => articleMetadata(of, SITE).openGraph.images[0];
    expect(pictureOf(article)).toMatchObject({
      url: expect.stringMatching(/^https:\/\/news\.example\/share\/article-12-ja-card-[0-9a-f]{8}\.jpg$/),
      width: 1200,
      height: 630,
      alt: '米価の秋',
    });
    const renamed = { ...article, document: { ...article.document, headline: '米価の冬' } };
    expect(pictureOf(renamed)?.url).not.toBe(pictureOf(article)?.url);
  });
});
