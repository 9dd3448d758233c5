import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { listing, slug } from '../schema.ts';
import { theStore } from '../store.ts';

/** The pages of categories, tags and authors that list an edition, or did while it was public: their kinds and slugs. */
export async function listListsOf({ articleId, locale }: { articleId: number; locale: Locale }) {
  const rows = await theStore()
    .read.select({ kind: slug.scope, slug: slug.slug })
    .from(listing)
    .innerJoin(
      slug,
      and(
        eq(slug.scope, listing.kind),
        eq(slug.entityId, listing.entityId),
        eq(slug.locale, locale),
        isNull(slug.retiredAt),
      ),
    )
    .where(and(eq(listing.articleId, articleId), eq(listing.locale, locale), ne(listing.kind, 'all')));
  return rows.flatMap(({ kind, slug }) => (kind === 'article' ? [] : [{ kind, slug }]));
}
