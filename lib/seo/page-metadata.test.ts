import { describe, expect, it } from 'vitest';
import { clip, pageMetadata, statusMetadata } from './page-metadata.ts';

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

describe('a description that is too long', () => {
  it('ends after a whole word', () => {
    expect(clip('one two three', 13)).toBe('one two three');
    expect(clip('one two three', 10)).toBe('one two…');
  });

  it('counts Japanese characters twice and never cuts one', () => {
    expect(clip('米価が上がる', 12)).toBe('米価が上がる');
    expect(clip('米価が上がる', 9)).toBe('米価が上…');
    expect(clip('👨‍👩‍👧👨‍👩‍👧', 3)).toBe('👨‍👩‍👧…');
  });
});
