import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { categoryName, slug } from '../schema.ts';
import { theStore } from '../store.ts';
import { currentSlug } from './current-slug.ts';
import { publicEdition } from './public-edition.ts';

/** One article in a list. */
export type Teaser = {
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  lede: string;
  publishedAt: Date;
  category: { name: string; slug: string } | null;
};

type PublicEdition = ReturnType<typeof publicEdition>;

/**
 * Public editions of one language as list entries, newest first, in one statement.
 * @param where narrows the list, given the columns of `publicEdition`
 */
export async function listTeasers(args: {
  locale: Locale;
  limit: number;
  where?: (edition: PublicEdition) => SQL | undefined;
  /** What comes before the date in the order, highest first. */
  rank?: (edition: PublicEdition) => SQL[];
}): Promise<Teaser[]> {
  const { read, now } = theStore();
  const edition = publicEdition(now());
  const rows = await read
    .select({
      articleId: edition.articleId,
      locale: edition.locale,
      slug: edition.slug,
      headline: edition.headline,
      lede: edition.lede,
      publishedAt: edition.publishedAt,
      categoryName: categoryName.name,
      categorySlug: slug.slug,
    })
    .from(edition)
    .leftJoin(
      categoryName,
      and(eq(categoryName.categoryId, edition.categoryId), eq(categoryName.locale, edition.locale)),
    )
    .leftJoin(slug, currentSlug('category', edition.categoryId, args.locale))
    .where(and(eq(edition.locale, args.locale), args.where?.(edition)))
    .orderBy(...(args.rank?.(edition) ?? []), desc(edition.publishedAt), desc(edition.articleId))
    .limit(args.limit);
  return rows.map(({ categoryName: name, categorySlug, ...teaser }) => ({
    ...teaser,
    category: name && categorySlug ? { name, slug: categorySlug } : null,
  }));
}
