import { and, eq, getTableColumns, gt, isNull, lte, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { article, edition, revision, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from './current-slug.ts';

/**
 * The one door to public data: every page, feed, sitemap and search result selects from here and nowhere else.
 *
 * A row per edition that readers may see at `now`, with the revision they get. It asks the clock, not a job, so an
 * edition appears and disappears at its minute. The same rule in TypeScript: `publicRevisionId` in
 * lib/article/edition-state.ts.
 * @param now an instant, normally `theStore().now()`; a placeholder for its UTC milliseconds where the query is prepared
 */
export function publicEdition(now: Date | Placeholder) {
  const due = lte(edition.scheduledAt, now);
  return theStore()
    .read.select(
      editionColumns({
        slug: sql`${slug.slug}`,
        publishedAt: sql`${edition.publishedAt}`,
        modifiedAt: sql`case when ${due} and ${edition.liveRevisionId} is not null and not ${edition.scheduledIsMinor} then ${edition.scheduledAt} else ${edition.modifiedAt} end`,
      }),
    )
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(
      revision,
      eq(
        revision.id,
        sql`case when ${due} then ${edition.scheduledRevisionId} else ${edition.liveRevisionId} end`,
      ),
    )
    .innerJoin(slug, currentSlug('article', edition.articleId, edition.locale))
    .where(
      and(
        lte(edition.publishedAt, now),
        or(isNull(edition.embargoUntil), lte(edition.embargoUntil, now)),
        or(isNull(edition.unpublishAt), gt(edition.unpublishAt, now)),
        isNull(edition.withdrawnAt),
        isNull(article.trashedAt),
      ),
    )
    .as('public_edition');
}

/**
 * What there is to read of an edition. The public ones and those that staff write (desk/editor/get-draft-article.ts) differ
 * in where these three come from.
 */
export function editionColumns(from: {
  slug: SQL<string>;
  publishedAt: SQL<Date>;
  modifiedAt: SQL<Date | null>;
}) {
  return {
    editionId: edition.id,
    articleId: edition.articleId,
    locale: edition.locale,
    categoryId: article.categoryId,
    heroMediaId: article.heroMediaId,
    originLocale: article.originLocale,
    noindex: article.noindex,
    sponsor: article.sponsor,
    slug: from.slug.as('public_slug'),
    publishedAt: from.publishedAt.mapWith(edition.publishedAt).as('public_published_at'),
    modifiedAt: from.modifiedAt.mapWith(edition.modifiedAt).as('public_modified_at'),
    provenance: edition.provenance,
    revisionId: sql<number>`${revision.id}`.as('public_revision_id'),
    headline: revision.headline,
    lede: revision.lede,
    document: getTableColumns(revision).document,
  };
}
