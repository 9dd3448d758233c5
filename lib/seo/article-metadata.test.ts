import { describe, expect, it } from 'vitest';
import { articleMetadata, type PublishedArticle } from './article-metadata.ts';

const SITE = 'https://news.example';

const article: PublishedArticle = {
  locale: 'ja',
  slug: '米価',
  document: { headline: '{米価|べいか}の秋', lede: '**高値**が続く[^1]。' },
  category: { name: '経済' },
  tags: [{ name: '農業' }],
  authors: [{ name: '編集部' }],
  publishedAt: new Date('2026-11-03T05:05:00Z'),
  modifiedAt: null,
  translation: null,
};

describe('the head of an article', () => {
  it('has its title and description as plain text', () => {
    const metadata = articleMetadata(article, SITE);
    expect(metadata.title.absolute).toBe('米価の秋 | PRISM News');
    expect(metadata.description).toBe('高値が続く。');
  });

  it('names its own address, and no other language when there is no translation', () => {
    expect(articleMetadata(article, SITE).alternates).toEqual({
      canonical: 'https://news.example/ja/articles/%E7%B1%B3%E4%BE%A1',
    });
  });

  it('names the same set of languages on both editions, English for everybody else', () => {
    const japanese = { ...article, translation: { locale: 'en' as const, slug: 'rice' } };
    const english = {
      ...article,
      locale: 'en' as const,
      slug: 'rice',
      translation: { locale: 'ja' as const, slug: '米価' },
    };
    const set = {
      ja: 'https://news.example/ja/articles/%E7%B1%B3%E4%BE%A1',
      en: 'https://news.example/en/articles/rice',
      'x-default': 'https://news.example/en/articles/rice',
    };
    expect(articleMetadata(japanese, SITE).alternates.languages).toEqual(set);
    expect(articleMetadata(english, SITE).alternates.languages).toEqual(set);
    expect(articleMetadata(english, SITE).alternates.canonical).toBe(set.en);
  });

  it('says when it was published and changed, with the offset', () => {
    const changed = { ...article, modifiedAt: new Date('2026-11-04T00:00:00Z') };
    expect(articleMetadata(changed, SITE).openGraph).toMatchObject({
      type: 'article',
      locale: 'ja_JP',
      publishedTime: '2026-11-03T14:05:00+09:00',
      modifiedTime: '2026-11-04T09:00:00+09:00',
      section: '経済',
      tags: ['農業'],
    });
    expect(articleMetadata(article, SITE).openGraph).not.toHaveProperty('modifiedTime');
  });
});
