import { describe, expect, it } from 'vitest';
import { pageMetadata, statusMetadata } from './page-metadata.ts';

const frontPage = {
  siteUrl: 'https://news.example',
  locale: 'en' as const,
  title: 'PRISM News',
  line: 'One event, taken apart',
  description: 'News, taken apart.',
  path: '/en',
  translationPath: '/ja',
  defaultPath: '/en',
  feeds: { page: '/en', title: 'PRISM News' },
};

describe('the head of a page', () => {
  it('leads readers of other languages to a page', () => {
    expect(pageMetadata(frontPage).alternates.languages).toEqual({
      en: 'https://news.example/en',
      ja: 'https://news.example/ja',
      'x-default': 'https://news.example/en',
    });
  });

  it('names the site behind its title, and before what the site says of itself', () => {
    expect(pageMetadata(frontPage).title.absolute).toBe('PRISM News | One event, taken apart');
    expect(statusMetadata({ locale: 'en', title: 'Contact' }).title.absolute).toBe('Contact | PRISM News');
  });

  it('cuts a long title, so that the name of the site is within 110 columns', () => {
    const { title } = pageMetadata({ ...frontPage, line: '', title: '長'.repeat(60) });
    // 48 characters of two columns, the mark of one, and 13 for the name.
    expect(title.absolute).toBe(`${'長'.repeat(48)}… | PRISM News`);
  });

  it('announces the feeds of the page, each with its type', () => {
    expect(pageMetadata(frontPage).alternates.types).toEqual({
      'application/rss+xml': [{ url: 'https://news.example/en/feed.xml', title: 'PRISM News (RSS)' }],
      'application/atom+xml': [{ url: 'https://news.example/en/atom.xml', title: 'PRISM News (Atom)' }],
      'application/feed+json': [
        { url: 'https://news.example/en/feed.json', title: 'PRISM News (JSON Feed)' },
      ],
    });
  });

  it('has the picture of the site where it is about nothing in particular', () => {
    expect(pageMetadata(frontPage).openGraph.images).toEqual([
      {
        url: expect.stringMatching(/^https:\/\/news\.example\/share\/site-0-en-card-[0-9a-f]{8}\.jpg$/),
        width: 1200,
        height: 630,
        alt: 'PRISM News',
      },
    ]);
  });

  it('of a missing page is not for indexing and has no address', () => {
    expect(statusMetadata({ locale: 'en', title: 'Page not found' })).toEqual({
      title: { absolute: 'Page not found | PRISM News' },
      robots: { index: false, follow: true },
    });
  });
});
