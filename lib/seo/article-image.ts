import { withoutRuby } from '../article/ruby.ts';
import type { Locale } from '../locale.ts';
import type { PictureVariant } from '../media/picture.ts';
import { SHARE_SHAPES, sharePath } from '../share/share-address.ts';
import { mediaPath } from '../urls.ts';

/**
 * The picture that stands for an article where there is no page to draw its cover: its own in the largest JPEG, else the
 * share picture.
 * @returns its path, and its size in pixels
 */
export function articleImage(article: {
  articleId: number;
  locale: Locale;
  headline: string;
  category: { key: string; name: string } | null;
  variants: PictureVariant[] | null;
}): { path: string; width: number; height: number } {
  const { articleId, locale, headline, category, variants } = article;
  const largest = largestJpeg(variants ?? []);
  if (largest) return { path: mediaPath(largest.file), width: largest.width, height: largest.height };
  const path = sharePath(
    {
      kind: 'article',
      id: articleId,
      locale,
      headline: withoutRuby(headline),
      categoryKey: category?.key ?? null,
      categoryName: category?.name ?? null,
      hero: null,
    },
    'wide',
  );
  return { path, ...SHARE_SHAPES.wide };
}

/** The file of a picture that everything can show, as large as there is one. */
export function largestJpeg(variants: readonly PictureVariant[]): PictureVariant | undefined {
  return variants.filter(({ format }) => format === 'jpeg').sort((a, b) => b.width - a.width)[0];
}
