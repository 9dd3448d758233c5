import { eq, inArray } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { sharedValuesOf } from '#lib/article/segments.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import type { Locale } from '#lib/locale.ts';
import { edition, revision } from '../../schema.ts';
import type { Database } from '../../store.ts';

/**
 * Whether an edition that readers have, or are to have, shows other numbers, dates or pictures than a draft of the other
 * language: publishing that changes both.
 */
export async function differsInData(
  database: Database,
  { articleId, locale }: { articleId: number; locale: Locale },
  draft: ArticleDocument,
): Promise<boolean> {
  if (sharedValuesOf(draft).length === 0) return false;
  const rows = await database.select().from(edition).where(eq(edition.articleId, articleId));
  const other = rows.find((row) => row.locale !== locale);
  const ids = [other?.liveRevisionId, other?.scheduledRevisionId].filter((id) => typeof id === 'number');
  if (ids.length === 0) return false;
  const revisions = await database
    .select({ document: revision.document })
    .from(revision)
    .where(inArray(revision.id, ids));
  return revisions.some(({ document }) => {
    const shown = parseDocument(document);
    return withSharedData(shown, draft) !== shown;
  });
}
