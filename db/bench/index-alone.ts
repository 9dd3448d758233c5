import { and, eq, sql } from 'drizzle-orm';
import { readDocument } from '#lib/article/document.ts';
import { indexRow } from '#lib/search/index-row.ts';
import { projectSearch } from '../projections/project-search.ts';
import { revision, searchEntry } from '../schema.ts';
import { theStore } from '../store.ts';

/**
 * Writes the English text of an article into the index once more, in a transaction that does nothing else. Its words are remembered from
 * when it was published, as commands split them before their transactions; how long that took is measured apart.
 * @returns milliseconds: those of this thread altogether, and the wall's inside the transaction
 */
export async function indexAlone(articleId: number): Promise<{ cpu: number; inside: number }> {
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
  const ahead = process.threadCpuUsage();
  indexRow(readDocument(stored?.document ?? ''));
  const split = process.threadCpuUsage(ahead);
  return store.write(async (transaction) => {
    const begun = performance.now();
    const before = process.threadCpuUsage();
    await projectSearch(transaction, articleId, store.now());
    const written = process.threadCpuUsage(before);
    const cpu = (split.user + split.system + written.user + written.system) / 1_000;
    return { cpu, inside: performance.now() - begun };
  });
}
