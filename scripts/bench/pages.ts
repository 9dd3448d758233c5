import { afterQuery } from '#lib/cursor.ts';
import { LOCALES } from '#lib/locale.ts';
import { monthOf } from '#lib/month.ts';
import { archiveMonthPath, articlePath, categoryPath, homePath } from '#lib/urls.ts';
import texts from './texts.json' with { type: 'json' };
import { writeArticle } from './write-article.ts';

/** Stories on a full page of a list. */
const FULL = 20;
const MONTH = 30 * 24 * 3_600_000;

export type BenchPage = { name: string; paths: string[] };

/**
 * What is measured of a store of `count` invented articles whose dates end at `until`. Several addresses of a kind are
 * asked in turn, so that no single page decides.
 */
export function pagesOf(count: number, until: Date): BenchPage[] {
  const [locale] = LOCALES;
  const categories = [...new Set(texts.subjects.map(({ category }) => category))];
  // As deep as leaves a full page: 90 % where the list is long.
  const deep = Math.min(count, Math.max(Math.round(count * 0.1), (FULL + 5) * categories.length));
  const editionOf = (index: number) =>
    writeArticle(index, count, until).editions.find((edition) => edition.locale === locale);
  /** A list takes a place that is its own: the first story of the category from the deep one on. */
  const deepPlaceOf = (category: string) => {
    let articleId = deep;
    while (articleId < count && writeArticle(articleId, count, until).category !== category) articleId += 1;
    return { publishedAt: editionOf(articleId)?.publishedAt ?? until, articleId };
  };
  const spread = Array.from({ length: 20 }, (_, n) => 1 + Math.floor(((n + 0.5) * count) / 20));
  const slugOf = (index: number) => editionOf(index)?.slug ?? '';
  return [
    { name: 'front page', paths: [homePath(locale)] },
    { name: 'category, first page', paths: categories.map((key) => categoryPath(locale, key)) },
    {
      name: 'category, deep page',
      paths: categories.map((key) => categoryPath(locale, key) + afterQuery(deepPlaceOf(key))),
    },
    { name: 'article', paths: spread.map((index) => articlePath(locale, slugOf(index))) },
    {
      name: 'archive, one month',
      paths: [archiveMonthPath(locale, monthOf(new Date(until.getTime() - 2 * MONTH)))],
    },
  ];
}
