import { and, asc, eq, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName, slug } from '../../schema.ts';
import { currentSlug } from '../editions/current-slug.ts';

/** All categories in the order of the navigation. */
export async function listCategories({
  locale,
}: {
  locale: Locale;
}): Promise<{ name: string; slug: string }[]> {
  const rows = await categoriesIn({ locale });
  noteRead(...rows.map(({ id }) => wordOf('category', id)));
  return rows.flatMap(({ name, slug }) => (name !== null && slug !== null ? [{ name, slug }] : []));
}

const LOCALE = sql.placeholder('locale');

const categoriesIn = prepared((read) =>
  read
    .select({ id: category.id, name: categoryName.name, slug: slug.slug })
    .from(category)
    .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, LOCALE)))
    .leftJoin(slug, currentSlug('category', category.id, LOCALE))
    .orderBy(asc(category.position)),
);
