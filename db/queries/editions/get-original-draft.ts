import { and, eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { article, edition, revision } from '../../schema.ts';
import { theStore } from '../../store.ts';

/** The draft of an article in the language in which it was written first, for staff; null when there is none. */
export async function getOriginalDraft(articleId: number): Promise<ArticleDocument | null> {
  const [row] = await theStore()
    .read.select({ document: revision.document })
    .from(article)
    .innerJoin(edition, and(eq(edition.articleId, article.id), eq(edition.locale, article.originLocale)))
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(eq(article.id, articleId));
  return row ? parseDocument(row.document) : null;
}
