import { asc, gt, inArray, sql } from 'drizzle-orm';
import { edition, searchEntry } from '../schema.ts';
import type { Store } from '../store.ts';
import { articlesWithNewDrafts } from './index-drafts.ts';
import { draftEntriesOf, entriesOf, isDraft } from './project-search.ts';

const BATCH = 500;

/** What differs between the search index and the store. */
export type SearchDifference = {
  articleId: number;
  revisionId: number;
  is: 'missing' | 'too-many' | 'different';
};

/**
 * Compares the search index with what readers may find now or later, and with the drafts that are indexed by now. Reads only; what is being changed meanwhile may be named too.
 * @returns what differs; nothing where the index is right
 * @throws the driver's error where a full-text table is damaged
 */
export async function checkSearch(store: Store): Promise<SearchDifference[]> {
  const differences: SearchDifference[] = [];
  const now = store.now();
  const newDrafts = await articlesWithNewDrafts(store.read);
  const alive = (entry: { until: Date }) => entry.until > now;
  for (let after = 0; ; ) {
    const batch = await store.read
      .selectDistinct({ id: edition.articleId })
      .from(edition)
      .where(gt(edition.articleId, after))
      .orderBy(asc(edition.articleId))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    const ids = batch.map(({ id }) => id);
    const indexed = await store.read.select().from(searchEntry).where(inArray(searchEntry.articleId, ids));
    for (const articleId of ids) {
      const own = indexed.filter((entry) => entry.articleId === articleId);
      const is = own.filter(alive);
      const all = await entriesOf(store.read, articleId, now);
      const ought = all.filter(alive);
      if (!newDrafts.has(articleId)) {
        const drafts = await draftEntriesOf(store.read, articleId, all);
        for (const { revisionId } of drafts) {
          if (!own.some((entry) => entry.revisionId === revisionId))
            differences.push({ articleId, revisionId, is: 'missing' });
        }
        for (const { revisionId } of own.filter(isDraft)) {
          if (!drafts.some((entry) => entry.revisionId === revisionId))
            differences.push({ articleId, revisionId, is: 'too-many' });
        }
      }
      for (const { revisionId } of is) {
        if (!ought.some((entry) => entry.revisionId === revisionId))
          differences.push({ articleId, revisionId, is: 'too-many' });
      }
      for (const entry of ought) {
        const found = is.find(({ revisionId }) => revisionId === entry.revisionId);
        const { revisionId } = entry;
        if (!found) differences.push({ articleId, revisionId, is: 'missing' });
        else if (found.facets !== entry.facets || found.begins > now !== entry.begins > now)
          differences.push({ articleId, revisionId, is: 'different' });
      }
    }
  }
  return [...differences, ...(await withoutText(store))];
}

/** Entries of which a full-text table knows nothing. */
async function withoutText(store: Store): Promise<SearchDifference[]> {
  const rows = await store.read.execute<{ articleId: number; revisionId: number }>(
    sql`select article_id as articleId, revision_id as revisionId from search_entry
      where revision_id not in (select rowid from search_words) or revision_id not in (select rowid from search_pieces)`,
  );
  return rows.map((row) => ({ ...row, is: 'missing' as const }));
}
