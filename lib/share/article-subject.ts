import { withoutRuby } from '../article/ruby.ts';
import type { Locale } from '../locale.ts';
import type { PictureVariant } from '../media/picture.ts';
import type { ShareSubject } from './share-address.ts';

/** Of an article what its share pictures are drawn of. */
export type SharedArticle = {
  articleId: number;
  locale: Locale;
  /** As it was written, with readings. */
  headline: string;
  category: { key: string; name: string } | null;
  hero: { variants: readonly PictureVariant[] } | null;
};

/** What the pictures of an edition are drawn of: those who link to them and those who draw them have to agree. */
export function articleSubject(article: SharedArticle): ShareSubject {
  const { articleId, locale, headline, category, hero } = article;
  return {
    kind: 'article',
    id: articleId,
    locale,
    headline: withoutRuby(headline),
    categoryKey: category?.key ?? null,
    categoryName: category?.name ?? null,
    hero: hero && heroFile(hero.variants),
  };
}

/** The largest JPEG, which every picture has. */
function heroFile(variants: readonly PictureVariant[]): string | null {
  const photographs = variants.filter(({ format }) => format === 'jpeg').sort((a, b) => b.width - a.width);
  return photographs[0]?.file ?? null;
}
