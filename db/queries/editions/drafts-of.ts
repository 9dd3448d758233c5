import { eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { edition, revision } from '../../schema.ts';
import type { Database } from '../../store.ts';

export type Draft = {
  edition: typeof edition.$inferSelect;
  revision: Omit<typeof revision.$inferSelect, 'document'>;
  document: ArticleDocument;
};

/** The drafts of an article, by language. For staff only, and scoped by whoever asks. */
export async function draftsOf(
  database: Database,
  articleId: number,
): Promise<Partial<Record<Locale, Draft>>> {
  const rows = await database
    .select()
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(eq(edition.articleId, articleId));
  return Object.fromEntries(
    rows.map((row) => [
      row.edition.locale,
      { edition: row.edition, revision: row.revision, document: parseDocument(row.revision.document) },
    ]),
  );
}
