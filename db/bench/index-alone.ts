import { and, eq } from 'drizzle-orm';
import { projectSearch } from '../projections/project-search.ts';
import { searchEntry } from '../schema.ts';
import { theStore } from '../store.ts';

/** Milliseconds in which the English text of an article goes into the index, in a transaction that does nothing else. */
export async function indexAlone(articleId: number): Promise<number> {
  return theStore().write(async (transaction) => {
    const gone = await transaction
      .delete(searchEntry)
      .where(and(eq(searchEntry.articleId, articleId), eq(searchEntry.locale, 'en')))
      .returning();
    if (gone.length === 0) throw new Error(`The article ${articleId} is not in the index.`);
    const started = performance.now();
    await projectSearch(transaction, articleId, theStore().now());
    return performance.now() - started;
  });
}
