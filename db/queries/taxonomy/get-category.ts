import { and, eq } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { category, categoryName, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';

export type CategoryView = {
  id: number;
  key: string;
  name: string;
  slug: string;
  description: string;
  /** The category's address in the other language. */
  translationSlug: string;
};

/** The category at an address of one language, or null. */
export async function getCategory(args: { locale: Locale; slug: string }): Promise<CategoryView | null> {
  const counterpart = aliased(slug, 'counterpart');
  const [row] = await theStore()
    .read.select({
      id: categoryName.categoryId,
      key: category.key,
      name: categoryName.name,
      slug: slug.slug,
      description: categoryName.description,
      translationSlug: counterpart.slug,
    })
    .from(slug)
    .innerJoin(
      categoryName,
      and(eq(categoryName.categoryId, slug.entityId), eq(categoryName.locale, slug.locale)),
    )
    .innerJoin(category, eq(category.id, slug.entityId))
    .innerJoin(
      counterpart,
      and(
        eq(counterpart.scope, 'category'),
        eq(counterpart.locale, otherLocale(args.locale)),
        eq(counterpart.entityId, slug.entityId),
      ),
    )
    .where(and(eq(slug.scope, 'category'), eq(slug.locale, args.locale), eq(slug.slug, args.slug)))
    .limit(1);
  return row ?? null;
}
