import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { type EditionStatus, editionStatus, publicRevisionId } from '#lib/article/edition-state.ts';
import type { Locale } from '#lib/locale.ts';
import { article, category, edition, revision, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';

/** One edition as staff see it. */
export type EditionEntry = {
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  category: string | null;
  status: EditionStatus;
  /** The draft differs from what readers get. */
  hasUnpublishedChanges: boolean;
  publishedAt: Date | null;
  scheduledAt: Date | null;
  embargoUntil: Date | null;
  unpublishAt: Date | null;
  withdrawnReason: string | null;
  version: number;
};

/** Editions of all states for staff, newest article first; of one article when `articleId` is given. */
export async function listEditions(args: {
  articleId?: number;
  locale?: Locale;
  limit?: number;
}): Promise<EditionEntry[]> {
  const { read, now } = theStore();
  const at = now();
  const where: (SQL | undefined)[] = [
    args.articleId === undefined ? undefined : eq(edition.articleId, args.articleId),
    args.locale && eq(edition.locale, args.locale),
  ];
  const rows = await read
    .select({
      edition,
      trashedAt: article.trashedAt,
      headline: revision.headline,
      category: category.key,
      slug: slug.slug,
    })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .leftJoin(category, eq(category.id, article.categoryId))
    .leftJoin(slug, currentSlug('article', edition.articleId, edition.locale))
    .where(and(...where))
    .orderBy(desc(edition.articleId), asc(edition.locale))
    .limit(args.limit ?? 100);
  return rows.map((row) => {
    const facts = { ...row.edition, trashedAt: row.trashedAt };
    const visible = publicRevisionId(facts, at);
    return {
      articleId: facts.articleId,
      locale: facts.locale,
      slug: row.slug ?? '',
      headline: row.headline,
      category: row.category,
      status: editionStatus(facts, at),
      hasUnpublishedChanges: visible !== null && visible !== facts.draftRevisionId,
      publishedAt: facts.publishedAt,
      scheduledAt: facts.scheduledAt,
      embargoUntil: facts.embargoUntil,
      unpublishAt: facts.unpublishAt,
      withdrawnReason: facts.withdrawnReason,
      version: facts.version,
    };
  });
}
