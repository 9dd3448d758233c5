import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { article, category, categoryName, edition, revision, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { type CategoryLink, categoryLink } from '../editions/teaser.ts';

export type Withdrawal = {
  reason: string;
  withdrawnAt: Date;
  /** What readers last saw above it, in the edition's language; null when it was off the site when it was withdrawn. */
  headline: string | null;
  category: CategoryLink | null;
};

/** What was withdrawn at an address, current or former, and why; null when nothing was, or it never was public. */
export async function getWithdrawal(args: { locale: Locale; slug: string }): Promise<Withdrawal | null> {
  const { read, now } = theStore();
  const held = aliased(slug, 'held');
  // A text that went live behind an embargo, or after the end of its publication, has been read by nobody.
  const wasRead = and(
    lte(edition.publishedAt, edition.withdrawnAt),
    or(isNull(edition.embargoUntil), lte(edition.embargoUntil, edition.withdrawnAt)),
    or(isNull(edition.unpublishAt), gt(edition.unpublishAt, edition.withdrawnAt)),
  );
  const [row] = await read
    .select({
      articleId: held.entityId,
      categoryId: article.categoryId,
      reason: edition.withdrawnReason,
      withdrawnAt: edition.withdrawnAt,
      headline: revision.headline,
      categoryKey: category.key,
      categoryName: categoryName.name,
      categorySlug: slug.slug,
    })
    .from(held)
    .leftJoin(article, and(eq(article.id, held.entityId), isNull(article.trashedAt)))
    .leftJoin(
      edition,
      and(
        eq(edition.articleId, article.id),
        eq(edition.locale, args.locale),
        isNotNull(edition.withdrawnAt),
        lte(edition.firstPublishedAt, now()),
      ),
    )
    .leftJoin(revision, and(eq(revision.id, edition.liveRevisionId), wasRead))
    .leftJoin(category, eq(category.id, article.categoryId))
    .leftJoin(
      categoryName,
      and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, edition.locale)),
    )
    .leftJoin(slug, currentSlug('category', category.id, edition.locale))
    .where(and(eq(held.scope, 'article'), eq(held.locale, args.locale), eq(held.slug, args.slug)))
    .limit(1);
  if (!row) return null;
  const { articleId, categoryId, reason, withdrawnAt, headline } = row;
  noteRead(wordOf('article', articleId));
  if (categoryId !== null) noteRead(wordOf('category', categoryId));
  if (!reason || !withdrawnAt) return null;
  return {
    reason,
    withdrawnAt,
    headline,
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
  };
}
