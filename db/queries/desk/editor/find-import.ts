import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, importRecord } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

/** The article that these very bytes became before; null when there is none that this person may see. */
export async function findImport(args: {
  actor: Actor;
  locale: Locale;
  sha256: string;
}): Promise<number | null> {
  const { actor, locale, sha256 } = args;
  const [row] = await theStore()
    .read.select({ articleId: importRecord.articleId })
    .from(importRecord)
    .innerJoin(article, eq(article.id, importRecord.articleId))
    .where(
      and(
        eq(importRecord.locale, locale),
        eq(importRecord.sha256, sha256),
        isNull(article.trashedAt),
        readable(actor),
      ),
    )
    .orderBy(desc(importRecord.id))
    .limit(1);
  return row?.articleId ?? null;
}
