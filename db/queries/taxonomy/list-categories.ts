import { and, asc, eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { category, categoryName, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';

/** All categories in the order of the navigation. */
export async function listCategories({
  locale,
}: {
  locale: Locale;
}): Promise<{ name: string; slug: string }[]> {
  return theStore()
    .read.select({ name: categoryName.name, slug: slug.slug })
    .from(category)
    .innerJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, locale)))
    .innerJoin(slug, currentSlug('category', category.id, locale))
    .orderBy(asc(category.position));
}
