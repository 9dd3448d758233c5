import { describe, expect, it } from 'vitest';
import taxonomy from '#content/taxonomy.json' with { type: 'json' };
import { parseDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { isValidSlug } from '#lib/article/slug.ts';
import texts from './texts.json' with { type: 'json' };
import { writeArticle } from './write-article.ts';

const UNTIL = new Date('2026-11-24T00:00:00Z');
const COUNT = 300;
const ARTICLES = Array.from({ length: COUNT }, (_, index) => writeArticle(index + 1, COUNT, UNTIL));
const editionsOf = (locale: string) =>
  ARTICLES.flatMap(({ editions }) => editions).filter((edition) => edition.locale === locale);
const wordsOf = (locale: string) =>
  editionsOf(locale).flatMap(({ document }) => segmentsOf(document).map(({ text }) => text));

describe('invented articles', () => {
  it('are the same each time', () => {
    expect(writeArticle(7, COUNT, UNTIL)).toEqual(ARTICLES[6]);
  });

  it('are whole documents with every section, the same parts in both languages', () => {
    for (const { editions } of ARTICLES) {
      const [ja, en] = editions.map(({ document }) => segmentsOf(parseDocument(document)));
      expect(new Set(ja?.map(({ section }) => section)).size).toBe(6);
      expect(ja?.map(({ id }) => id)).toEqual(en?.map(({ id }) => id));
    }
  });

  it('are about as long as real ones', () => {
    for (const { document } of editionsOf('ja')) {
      const length = segmentsOf(document).reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBeGreaterThan(900);
      expect(length).toBeLessThan(2_500);
    }
  });

  it('say the same figures in both languages', () => {
    const figures = (text: string) => text.match(/\d[\d,]*/g)?.toSorted();
    const english = wordsOf('en');
    for (const [index, text] of wordsOf('ja').entries()) {
      expect(figures(text), text).toEqual(figures(english[index] ?? ''));
    }
  });

  it('have no gap where a name should be, and no other language in their own', () => {
    for (const text of wordsOf('en'))
      expect(text).not.toMatch(/[{}]|undefined|\p{sc=Han}|\p{sc=Hira}|\b(\w+) \1\b/u);
    for (const text of wordsOf('ja')) expect(text).not.toMatch(/[{}]|undefined|[A-Za-z]{3}/);
    for (const text of wordsOf('en')) expect(text).toMatch(/^[A-Z0-9]/);
  });

  it('have valid addresses, each its own', () => {
    const addresses = editionsOf('en').map(({ slug }) => slug);
    expect(addresses.every(isValidSlug)).toBe(true);
    expect(new Set(addresses).size).toBe(COUNT);
  });

  it('are dated over the ten years before, in the order of their numbers, more of them of late', () => {
    const dates = ARTICLES.map(({ editions }) =>
      Math.min(...editions.map(({ publishedAt }) => publishedAt.getTime())),
    );
    expect(dates).toEqual(dates.toSorted((a, b) => a - b));
    expect(new Date(dates[0] ?? 0).getUTCFullYear()).toBe(2016);
    expect(ARTICLES.every(({ editions }) => editions.every(({ publishedAt }) => publishedAt < UNTIL))).toBe(
      true,
    );
    const middle = dates.filter((date) => date < UNTIL.getTime() - 5 * 365.25 * 86_400_000).length;
    expect(middle / COUNT).toBeLessThan(0.4);
  });

  it('belong to every category, and carry tags that a new store knows', () => {
    expect(new Set(ARTICLES.map(({ category }) => category))).toEqual(
      new Set(taxonomy.categories.map(({ key }) => key)),
    );
    const known = new Set(taxonomy.tags.map(({ key }) => key));
    expect(texts.subjects.flatMap(({ tags }) => tags).filter((tag) => !known.has(tag))).toEqual([]);
  });
});
