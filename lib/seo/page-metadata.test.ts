import { describe, expect, it } from 'vitest';
import { pageMetadata, statusMetadata } from './page-metadata.ts';

const frontPage = {
  siteUrl: 'https://news.example',
  locale: 'en' as const,
  title: 'PRISM News',
  description: 'News, taken apart.',
  path: '/en',
  translationPath: '/ja',
  defaultPath: '/',
};

describe('the head of a page', () => {
  it('leads readers of other languages to where the front page is chosen', () => {
    expect(pageMetadata(frontPage).alternates.languages).toEqual({
      en: 'https://news.example/en',
      ja: 'https://news.example/ja',
      'x-default': 'https://news.example/',
    });
  });

  it('does not name the site twice', () => {
    expect(pageMetadata(frontPage).title.absolute).toBe('PRISM News');
  });

  it('of a missing page is not for indexing and has no address', () => {
    expect(statusMetadata({ title: 'Page not found' })).toEqual({
      title: { absolute: 'Page not found | PRISM News' },
      robots: { index: false, follow: true },
    });
  });
});
