import { and, desc, eq, isNull, ne } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, importRecord, slug } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { currentSlug } from '../../editions/current-slug.ts';
import { readable } from '../readable.ts';

/**
 * The latest article that was imported with the same headline in the same language, from another file: it resembles a text
 * that is about to be taken in, and may be the one that somebody means to update.
 * @returns its id and its address; null where there is none that this person may see
 */
export async function findLookAlike(args: {
  actor: Actor;
  locale: Locale;
  headline: string;
  /** Where the text comes from; pasted text comes from nowhere. */
  path?: string;
  sha256: string;
}): Promise<{ articleId: number; slug: string } | null> {
  const { actor, locale, headline, path, sha256 } = args;
  const key = matchKey(headline);
  if (key === '') return null;
  const [row] = await theStore()
    .read.select({ articleId: importRecord.articleId, slug: slug.slug })
    .from(importRecord)
    .innerJoin(article, eq(article.id, importRecord.articleId))
    .innerJoin(slug, currentSlug('article', importRecord.articleId, importRecord.locale))
    .where(
      and(
        eq(importRecord.locale, locale),
        eq(importRecord.headlineKey, key),
        // The same file is no look-alike: it is that article.
        path === undefined ? undefined : ne(importRecord.path, path),
        ne(importRecord.sha256, sha256),
        isNull(article.trashedAt),
        readable(actor),
      ),
    )
    .orderBy(desc(importRecord.id))
    .limit(1);
  return row ?? null;
}
