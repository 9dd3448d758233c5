import { describe, expect, it } from 'vitest';
import { listMetadata } from './list-metadata.ts';

const page = {
  siteUrl: 'https://news.example',
  locale: 'en' as const,
  title: 'Science',
  olderTitle: 'Science: older stories',
  description: 'New findings.',
  path: '/en/categories/science',
  translationPath: '/ja/categories/science',
  defaultPath: '/en/categories/science',
};

describe('the head of a list', () => {
  it('is for indexing on its newest page, with its counterpart', () => {
    const metadata = listMetadata({ ...page, after: null });
    expect(metadata.robots).toMatchObject({ index: true });
    expect(metadata.alternates).toMatchObject({
      canonical: 'https://news.example/en/categories/science',
      languages: { ja: 'https://news.example/ja/categories/science' },
    });
  });

  it('is only for following on older pages, which are their own address and have no counterpart', () => {
    const metadata = listMetadata({ ...page, after: { publishedAt: new Date(2000), articleId: 9 } });
    expect(metadata.robots).toEqual({ index: false, follow: true });
    expect(metadata.alternates).toEqual({
      canonical: 'https://news.example/en/categories/science?after=2000-9',
    });
    expect(metadata.title.absolute).toBe('Science: older stories | PRISM News');
  });
});
