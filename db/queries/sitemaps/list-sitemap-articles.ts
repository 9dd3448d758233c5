import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { PictureVariant } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { SITEMAP_RANGE, sitemapWord, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName, media } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

/** A public edition, as far as the sitemap tells. */
export type SitemapEdition = {
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  publishedAt: Date;
  modifiedAt: Date | null;
  category: { key: string; name: string } | null;
  /** Of its picture. */
  variants: PictureVariant[] | null;
};

/**
 * The public editions of the articles of one range of ids, by article and language, in one statement that walks the index
 * from the beginning of the range to its end.
 */
export async function listSitemapArticles({ range }: { range: number }): Promise<SitemapEdition[]> {
  const from = range * SITEMAP_RANGE;
  noteRead(sitemapWord(from));
  const rows = await editionsIn({ from, until: from + SITEMAP_RANGE, now: theStore().now().getTime() });
  return rows.map(({ categoryId, categoryKey, categoryTitle, ...row }) => {
    if (categoryId !== null) noteRead(wordOf('category', categoryId));
    const isNamed = categoryKey !== null && categoryTitle !== null;
    return { ...row, category: isNamed ? { key: categoryKey, name: categoryTitle } : null };
  });
}

const editionsIn = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({
      articleId: edition.articleId,
      locale: edition.locale,
      slug: edition.slug,
      headline: edition.headline,
      publishedAt: edition.publishedAt,
      modifiedAt: edition.modifiedAt,
      categoryId: edition.categoryId,
      categoryKey: category.key,
      categoryTitle: categoryName.name,
      variants: media.variants,
    })
    .from(edition)
    .leftJoin(category, eq(category.id, edition.categoryId))
    .leftJoin(
      categoryName,
      and(eq(categoryName.categoryId, edition.categoryId), eq(categoryName.locale, edition.locale)),
    )
    .leftJoin(media, eq(media.id, edition.heroMediaId))
    .where(
      and(gte(edition.articleId, sql.placeholder('from')), lt(edition.articleId, sql.placeholder('until'))),
    )
    .orderBy(asc(edition.articleId), asc(edition.locale));
});
