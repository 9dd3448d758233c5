import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/locale.ts';
import {
  archiveMonthPath,
  archivePath,
  articlePath,
  authorPath,
  categoryPath,
  correctionsPath,
  homePath,
  INFO_PAGES,
  infoPath,
  tagPath,
} from '#lib/urls.ts';
import { SPECULATION_RULES, SPECULATION_RULES_HEADER } from './speculation-rules.ts';

const SITE = 'https://news.example';
const rules = JSON.parse(SPECULATION_RULES);

type Condition =
  | { and: Condition[] }
  | { not: Condition }
  | { href_matches: string | string[] }
  | { selector_matches: string };

/** Whether a plain link to the address meets the condition, by the rules of the standard. */
function meets(condition: Condition, href: string): boolean {
  if ('and' in condition) return condition.and.every((part) => meets(part, href));
  if ('not' in condition) return !meets(condition.not, href);
  if ('selector_matches' in condition) return false;
  return [condition.href_matches].flat().some((pattern) => new URLPattern(pattern, SITE).test(href, SITE));
}

const isPrerendered = (href: string) => meets(rules.prerender[0].where, href);

describe('a browser may render ahead', () => {
  it.each(
    LOCALES.flatMap((locale) => [
      homePath(locale),
      articlePath(locale, '地政学の基礎'),
      articlePath(locale, 'undersea-cables'),
      categoryPath(locale, 'science'),
      `${categoryPath(locale, 'science')}?after=1793890800000-12`,
      tagPath(locale, '地政学'),
      authorPath(locale, 'newsroom'),
      archivePath(locale),
      correctionsPath(locale),
      archiveMonthPath(locale, '2026-11'),
      ...INFO_PAGES.map((page) => infoPath(locale, page)),
    ]),
  )('%s', (href) => {
    expect(isPrerendered(href)).toBe(true);
  });

  it('only when a pointer or a finger is on the link', () => {
    expect(rules.prerender.map(({ eagerness }: { eagerness: string }) => eagerness)).toEqual(['moderate']);
    expect(Object.keys(rules)).toEqual(['prerender']);
  });
});

describe('a browser never renders ahead', () => {
  it.each([
    '/',
    '/admin',
    '/admin/articles',
    '/api/articles',
    '/ja/search',
    '/ja/search?q=x',
    '/media/0123-800.jpg',
    '/assets/reader-0.js',
    '/feed.xml',
    '/ja/feed.xml',
    '/ja/categories/feed.xml',
    '/en/articles/undersea-cables/edit',
    '/preview/ja/1',
    'https://elsewhere.example/ja/articles/undersea-cables',
  ])('%s', (href) => {
    expect(isPrerendered(href)).toBe(false);
  });
});

it('the rules are named by a header in the form of a structured field', () => {
  expect(SPECULATION_RULES_HEADER).toBe('"/speculation-rules.json"');
});
