import { describe, expect, it } from 'vitest';
import {
  absoluteUrl,
  articlePath,
  categoryPath,
  decodeSegment,
  gonePath,
  homePath,
  missingPath,
  tagPath,
} from './urls.ts';

describe('addresses', () => {
  it('say the language and the kind of page', () => {
    expect(homePath('ja')).toBe('/ja');
    expect(articlePath('en', 'rice-prices')).toBe('/en/articles/rice-prices');
    expect(categoryPath('en', 'world')).toBe('/en/categories/world');
    expect(missingPath('ja')).toBe('/ja/missing');
  });

  it('are encoded in upper-case hexadecimal', () => {
    expect(tagPath('ja', '金利')).toBe('/ja/tags/%E9%87%91%E5%88%A9');
  });

  it('are the same for both ways of writing a voiced kana', () => {
    expect(articlePath('ja', 'か\u3099')).toBe(articlePath('ja', 'が'));
  });

  it('cannot break out of their segment', () => {
    expect(articlePath('en', '../tags/x?y#z')).toBe('/en/articles/..%2Ftags%2Fx%3Fy%23z');
  });

  it('exist even for half a surrogate pair', () => {
    expect(articlePath('en', 'a\uD83D')).toBe('/en/articles/a%EF%BF%BD');
  });

  it('carry the slug of a withdrawn article only where one is known', () => {
    expect(gonePath('ja')).toBe('/ja/gone');
    expect(gonePath('ja', '米価')).toBe('/ja/gone?slug=%E7%B1%B3%E4%BE%A1');
  });

  it('become absolute under the public origin', () => {
    expect(absoluteUrl('https://news.example', '/ja')).toBe('https://news.example/ja');
    expect(absoluteUrl('https://news.example/', '/ja/tags/%E9%87%91')).toBe(
      'https://news.example/ja/tags/%E9%87%91',
    );
  });
});

describe('a path segment', () => {
  it('is read encoded or not', () => {
    expect(decodeSegment('%E9%87%91%E5%88%A9')).toBe('金利');
    expect(decodeSegment('金利')).toBe('金利');
  });

  it('that cannot be decoded stays what it is', () => {
    expect(decodeSegment('100%')).toBe('100%');
  });
});
