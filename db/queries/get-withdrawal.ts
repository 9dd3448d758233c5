import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { article, edition, slug } from '../schema.ts';
import { theStore } from '../store.ts';

/** Why the edition at an address, current or former, was withdrawn; null when it was not, or never was public. */
export async function getWithdrawal(args: {
  locale: Locale;
  slug: string;
}): Promise<{ reason: string; withdrawnAt: Date } | null> {
  const { read, now } = theStore();
  const [row] = await read
    .select({ reason: edition.withdrawnReason, withdrawnAt: edition.withdrawnAt })
    .from(slug)
    .innerJoin(edition, and(eq(edition.articleId, slug.entityId), eq(edition.locale, slug.locale)))
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(
      and(
        eq(slug.scope, 'article'),
        eq(slug.locale, args.locale),
        eq(slug.slug, args.slug),
        isNotNull(edition.withdrawnAt),
        lte(edition.firstPublishedAt, now()),
        isNull(article.trashedAt),
      ),
    )
    .limit(1);
  return row?.reason && row.withdrawnAt ? { reason: row.reason, withdrawnAt: row.withdrawnAt } : null;
}
