import type { BlockOf } from '../article/document.ts';
import { withoutRuby } from '../article/ruby.ts';
import type { CoverParts } from '../cover/measures.ts';
import type { Locale } from '../locale.ts';
import type { Picture } from '../media/picture.ts';
import type { ChartSubject, DrawnSubject } from './share-address.ts';

/** Of an article what its share pictures are drawn of. */
export type SharedArticle = {
  articleId: number;
  locale: Locale;
  /** As it was written, with readings. */
  headline: string;
  category: { key: string; name: string } | null;
  hero: Pick<Picture, 'variants' | 'focalX' | 'focalY'> | null;
  parts?: CoverParts;
};

/** What the pictures of an edition are drawn of: those who link to them and those who draw them have to agree. */
export function articleSubject(article: SharedArticle): DrawnSubject {
  const { articleId, locale, headline, category, hero, parts } = article;
  return {
    kind: 'article',
    id: articleId,
    locale,
    headline: withoutRuby(headline),
    categoryKey: category?.key ?? null,
    categoryName: category?.name ?? null,
    hero: hero && photographOf(hero),
    ...(parts && { parts }),
  };
}

/** The widest JPEG, which every picture has. */
function photographOf({ variants, focalX, focalY }: NonNullable<SharedArticle['hero']>) {
  const [widest] = variants.filter(({ format }) => format === 'jpeg').sort((a, b) => b.width - a.width);
  return widest ? { file: widest.file, focalX, focalY } : null;
}

/** What the picture of a chart is drawn of: those who link to it and those who draw it have to agree. */
export function chartSubject(
  { articleId, locale, category }: Pick<SharedArticle, 'articleId' | 'locale' | 'category'>,
  chart: BlockOf<'chart'>,
): ChartSubject {
  return { kind: 'chart', id: articleId, locale, categoryKey: category?.key ?? null, chart };
}
