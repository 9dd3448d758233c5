import { eq, sql } from 'drizzle-orm';
import { setting } from '../schema.ts';
import { setSetting } from '../set-setting.ts';
import type { Database, Store } from '../store.ts';

/*
 * Each change writes a part of its own into the index of search, and parts are put together by and by; each word of a query is looked for in
 * every part. Once a day all parts become one.
 */

/** Under which the store remembers which table is being merged, or since when (UTC milliseconds) none is. */
const MERGED = 'search.merged';
const DAY = 86_400_000;
/** So few parts are left as they are. */
const FEW_PARTS = 6;
/** Pages of the index that are written in one go: what others wait for. */
const PAGES = 100;

const TABLES = ['search_words', 'search_pieces'] as const;
type Table = (typeof TABLES)[number];
type State = { table: Table } | { since: number };

/** Walks from one part to the next: to count the rows of all of them would read the whole directory of the index. */
const partsOf = (table: Table) =>
  sql.raw(
    `with recursive part(id) as (select min(segid) from ${table}_idx
      union all select (select min(segid) from ${table}_idx where segid > id) from part where id is not null)
      select count(id) as parts from part`,
  );

/** How many parts each table of the index has. */
export async function searchParts({ read }: Pick<Store, 'read'>): Promise<Record<Table, number>> {
  const parts = { search_words: 0, search_pieces: 0 };
  for (const table of TABLES) {
    const [row] = await read.execute<{ parts: number }>(partsOf(table));
    parts[table] = row?.parts ?? 0;
  }
  return parts;
}

/**
 * Does a step of making the index of search one part, where that is due: a transaction of some milliseconds.
 * @param few so few parts are left as they are
 * @returns whether there is more to do
 */
export async function mergeSearch(store: Store, few = FEW_PARTS): Promise<boolean> {
  const [row] = await store.read.select().from(setting).where(eq(setting.key, MERGED));
  const state = row?.value as State | undefined;
  const now = store.now().getTime();
  if (state && 'since' in state && now - state.since < DAY) return false;
  const parts = await searchParts(store);
  const begun = state && 'table' in state ? state.table : undefined;
  const table = begun ?? TABLES.find((each) => parts[each] > few);
  if (!table) return false;
  return store.write(async (transaction) => {
    const before = await changesOf(transaction);
    // A negative number begins: all parts of now are to become one. What was begun goes on with a positive one.
    const pages = begun ? PAGES : -PAGES;
    await transaction.execute(sql.raw(`insert into ${table} (${table}, rank) values ('merge', ${pages})`));
    // The row itself is one change; a step that wrote nothing else has nothing left to merge.
    const isDone = begun !== undefined && (await changesOf(transaction)) - before < 2;
    const next = isDone ? TABLES.slice(TABLES.indexOf(table) + 1).find((each) => parts[each] > few) : table;
    await setSetting(transaction, MERGED, next ? { table: next } : { since: now });
    return next !== undefined;
  });
}

async function changesOf(transaction: Database): Promise<number> {
  const [row] = await transaction.execute<{ changes: number }>(sql`select total_changes() as changes`);
  return row?.changes ?? 0;
}
