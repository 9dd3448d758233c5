import { randomUUID } from 'node:crypto';
import { and, asc, count, countDistinct, eq, gt, isNotNull, max, sql } from 'drizzle-orm';
import { audit, edition, searchEntry, setting } from '../schema.ts';
import { setSetting } from '../set-setting.ts';
import type { Database, Store } from '../store.ts';
import { setDraftsMark } from './index-drafts.ts';
import { draftEntriesOf, entriesOf, writeTexts } from './project-search.ts';

/** Under which the store remembers that its texts were indexed, and in which way: raised when the words of a text become others. */
const INDEXED = { key: 'search.indexed', value: 4 };
/** Articles in one transaction: others write in between. */
const BATCH = 100;
/** How often is told how far it is, in milliseconds. */
const TELL_EVERY = 5_000;

/** Which attempt the new tables are of, while there are some: two processes may begin at once, and the later one goes on. */
const ATTEMPT = 'search.attempt';

const NEW = { words: sql`search_words_new`, pieces: sql`search_pieces_new` };

/** Indexes the texts of a store from before there was an index, or from before it was written as it is now. */
export async function fillSearch(store: Store, onProgress?: (sentence: string) => void): Promise<void> {
  const [indexed] = await store.read.select().from(setting).where(eq(setting.key, INDEXED.key));
  if (indexed?.value === INDEXED.value) return;
  await rebuildSearch(store, onProgress);
}

/** Says that a store without texts is indexed, so that nobody does it when it is opened. */
export async function setIndexed(transaction: Database): Promise<void> {
  await setSetting(transaction, INDEXED.key, INDEXED.value);
}

/**
 * Writes the search index anew beside the one that is searched meanwhile, and puts it in its place in one transaction, with what was
 * published or withdrawn since it was begun.
 * @param onProgress told every 5 s how far it is, as a sentence
 * @returns how many texts are in it; those of before where another process has begun the same since, which it leaves to it
 */
export async function rebuildSearch(
  store: Store,
  onProgress: (sentence: string) => void = () => {},
): Promise<number> {
  const attempt = randomUUID();
  const since = await store.write((transaction) => begin(transaction, attempt));
  const [all] = await store.read.select({ articles: countDistinct(edition.articleId) }).from(edition);
  let done = 0;
  let told = Date.now();
  for (let after = 0; ; ) {
    const batch = await store.read
      .selectDistinct({ id: edition.articleId })
      .from(edition)
      .where(gt(edition.articleId, after))
      .orderBy(asc(edition.articleId))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) break;
    const isOurs = await store.write(async (transaction) => {
      if (!(await isCurrent(transaction, attempt))) return false;
      for (const { id } of batch) await writeNew(transaction, id, store.now());
      return true;
    });
    if (!isOurs) break;
    after = last.id;
    done += batch.length;
    if (Date.now() - told < TELL_EVERY) continue;
    told = Date.now();
    onProgress(`Indexing texts for search: ${done} of ${all?.articles ?? done} articles ...`);
  }
  return store.write(async (transaction) => {
    if (await isCurrent(transaction, attempt)) await finish(transaction, since, store.now());
    const [texts] = await transaction.select({ count: count() }).from(searchEntry);
    return texts?.count ?? 0;
  });
}

/**
 * Makes empty tables, without what an earlier attempt has left.
 * @returns the number of the last thing that anybody did until now
 */
async function begin(transaction: Database, attempt: string): Promise<number> {
  await setSetting(transaction, ATTEMPT, attempt);
  for (const table of ['search_words_new', 'search_pieces_new', 'search_new']) {
    await transaction.execute(sql.raw(`drop table if exists ${table}`));
  }
  await transaction.execute(
    sql`create virtual table search_words_new using fts5(title, body, extra, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* C*'")`,
  );
  await transaction.execute(
    sql`insert into search_words_new (search_words_new, rank) values ('rank', 'bm25(3.0, 1.0, 0.3, 0.0)')`,
  );
  await transaction.execute(
    sql`create virtual table search_pieces_new using fts5(pieces, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* C*'")`,
  );
  await transaction.execute(sql`create table search_new as select * from search_entry where false`);
  const [last] = await transaction.select({ id: max(audit.id) }).from(audit);
  return last?.id ?? 0;
}

async function isCurrent(transaction: Database, attempt: string): Promise<boolean> {
  const [row] = await transaction.select().from(setting).where(eq(setting.key, ATTEMPT));
  return row?.value === attempt;
}

async function writeNew(transaction: Database, articleId: number, now: Date): Promise<void> {
  const entries = await entriesOf(transaction, articleId, now);
  for (const entry of [...entries, ...(await draftEntriesOf(transaction, articleId, entries))]) {
    const { revisionId, locale, facets } = entry;
    const [publishedAt, begins, until] = [entry.publishedAt, entry.begins, entry.until].map((date) =>
      date.getTime(),
    );
    await transaction.execute(
      sql`insert into search_new (revision_id, article_id, locale, published_at, begins, until, facets)
        values (${revisionId}, ${articleId}, ${locale}, ${publishedAt}, ${begins}, ${until}, ${facets})`,
    );
    await writeTexts(transaction, entry, NEW);
  }
}

/** Writes what others did since, and lets the new tables take the place of those that were searched until now. */
async function finish(transaction: Database, since: number, now: Date): Promise<void> {
  const changed = await transaction
    .select({ id: audit.articleId, last: max(audit.id) })
    .from(audit)
    .where(and(gt(audit.id, since), isNotNull(audit.articleId)))
    .groupBy(audit.articleId);
  for (const { id } of changed) {
    if (id === null) continue;
    for (const table of ['search_words_new', 'search_pieces_new']) {
      await transaction.execute(
        sql`delete from ${sql.raw(table)} where rowid in (select revision_id from search_new where article_id = ${id})`,
      );
    }
    await transaction.execute(sql`delete from search_new where article_id = ${id}`);
    await writeNew(transaction, id, now);
  }
  await setDraftsMark(transaction, Math.max(since, ...changed.map(({ last }) => last ?? 0)));
  for (const statement of TAKE_THE_PLACE) await transaction.execute(sql.raw(statement));
  await setIndexed(transaction);
  await transaction.delete(setting).where(eq(setting.key, ATTEMPT));
}

/** As the migration has made them. */
const TAKE_THE_PLACE = [
  'drop trigger search_entry_gone',
  'delete from search_entry',
  'insert into search_entry select * from search_new',
  'drop table search_new',
  'drop table search_words',
  'drop table search_pieces',
  'alter table search_words_new rename to search_words',
  'alter table search_pieces_new rename to search_pieces',
  `create trigger search_entry_gone after delete on search_entry begin
    delete from search_words where rowid = old.revision_id;
    delete from search_pieces where rowid = old.revision_id;
  end`,
];
