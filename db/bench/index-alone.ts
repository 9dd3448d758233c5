import { and, eq, sql } from 'drizzle-orm';
import { readDocument } from '#lib/article/document.ts';
import { indexRow } from '#lib/search/index-row.ts';
import { projectSearch } from '../projections/project-search.ts';
import { revision, searchEntry } from '../schema.ts';
import { theStore } from '../store.ts';

/**
 * Writes the English text of an article into the index once more, in a transaction that does nothing else. Its words are remembered from
 * when it was published, as commands split them before their transactions; how long that took is measured apart.
 * @returns milliseconds
 */
export async function indexAlone(articleId: number): Promise<{ ahead: number; inside: number }> {
  const store = theStore();
  const [gone] = await store.write((transaction) =>
    transaction
      .delete(searchEntry)
      .where(and(eq(searchEntry.articleId, articleId), eq(searchEntry.locale, 'en')))
      .returning(),
  );
  if (!gone) throw new Error(`The article ${articleId} is not in the index.`);
  const [stored] = await store.read
    .select({ document: sql<string>`${revision.document}` })
    .from(revision)
    .where(eq(revision.id, gone.revisionId));
  const started = performance.now();
  indexRow(readDocument(stored?.document ?? ''));
  const ahead = performance.now() - started;
  return store.write(async (transaction) => {
    const begun = performance.now();
    await projectSearch(transaction, articleId, store.now());
    return { ahead, inside: performance.now() - begun };
  });
}
