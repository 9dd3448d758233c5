import { and, asc, eq, gt, inArray, isNotNull, lte, max } from 'drizzle-orm';
import { audit, searchEntry, setting } from '../schema.ts';
import { setSetting } from '../set-setting.ts';
import type { Database, Store } from '../store.ts';
import { draftEntriesOf, entriesOf, isDraft, writeEntry } from './project-search.ts';

/** Under which the store remembers up to which entry of the audit drafts were indexed. */
const MARK = 'search.drafts';
/** Nobody is waited for who still types, in milliseconds: an article is indexed when it has been left alone for so long. */
const QUIET = 4_000;

/**
 * Indexes what was written into drafts since it was called last, so that the desk finds it. Not in the transactions that write them: while
 * somebody types there is one every few seconds.
 * @param most so many entries of the audit are looked at, at most
 * @returns how many were
 */
export async function indexDrafts(store: Store, most: number): Promise<number> {
  const mark = await markOf(store.read);
  const now = store.now();
  const rows = await store.read
    .select({ id: audit.id, articleId: audit.articleId, at: audit.at })
    .from(audit)
    .where(and(gt(audit.id, mark), lte(audit.at, new Date(now.getTime() - QUIET))))
    .orderBy(asc(audit.id))
    .limit(most);
  const last = rows.at(-1);
  if (!last) return 0;
  const latest = new Map<number, number>();
  for (const { id, articleId } of rows) if (articleId !== null) latest.set(articleId, id);
  for (const [articleId, id] of latest) {
    const [newest] = await store.read
      .select({ id: max(audit.id) })
      .from(audit)
      .where(eq(audit.articleId, articleId));
    // Whoever goes on typing has another entry later on.
    if (newest?.id !== id) continue;
    await store.write((transaction) => writeDrafts(transaction, articleId, now));
  }
  await store.write((transaction) => setDraftsMark(transaction, last.id));
  return rows.length;
}

/** @param id of the last entry of the audit of which all drafts are indexed */
export async function setDraftsMark(transaction: Database, id: number): Promise<void> {
  await setSetting(transaction, MARK, id);
}

async function markOf(read: Database): Promise<number> {
  const [found] = await read.select().from(setting).where(eq(setting.key, MARK));
  return typeof found?.value === 'number' ? found.value : 0;
}

/** The articles whose drafts are not indexed yet. */
export async function articlesWithNewDrafts(read: Database): Promise<Set<number>> {
  const rows = await read
    .selectDistinct({ articleId: audit.articleId })
    .from(audit)
    .where(and(gt(audit.id, await markOf(read)), isNotNull(audit.articleId)));
  return new Set(rows.map(({ articleId }) => Number(articleId)));
}

async function writeDrafts(transaction: Database, articleId: number, now: Date): Promise<void> {
  const known = await transaction.select().from(searchEntry).where(eq(searchEntry.articleId, articleId));
  const wanted = await draftEntriesOf(transaction, articleId, await entriesOf(transaction, articleId, now));
  const gone = known
    .filter((entry) => isDraft(entry) && wanted.every(({ revisionId }) => revisionId !== entry.revisionId))
    .map(({ revisionId }) => revisionId);
  if (gone.length > 0) await transaction.delete(searchEntry).where(inArray(searchEntry.revisionId, gone));
  for (const entry of wanted) {
    // What readers could see once stays as it was written.
    if (known.some(({ revisionId }) => revisionId === entry.revisionId)) continue;
    await writeEntry(transaction, entry);
  }
}
