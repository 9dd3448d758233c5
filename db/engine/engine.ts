import type { Database, Store, StoreError } from '../store.ts';

/**
 * A database that the store can be kept in. SQLite is the one there is (`sqlite/`); another one, such as PostgreSQL, gets
 * a folder beside it, and `this-engine.ts` chooses.
 *
 * What an engine promises, besides the types of `Store` and `Database` (db/store.ts):
 *
 * - **One writer at a time**, over all processes that have the store open. A transaction sees everything that was
 *   committed before it began, and nobody writes until it ends: what a command reads is still so when it writes.
 * - **A write is kept whole or not at all**, and kept for good when `write` resolves, through a loss of power too. It is
 *   undone when its work rejects, and when a query of its work was not awaited. `write` inside `write` is refused.
 * - **A read sees what was committed last**, each statement by itself: several queries of one page may see different
 *   states. The next read after a write, in any process, sees it.
 * - **All answers come later.** Only `epoch()` answers at once, with the last number heard; one that somebody else raised
 *   may be a moment late, never one that this process raised.
 * - **What a person can act on is a StoreError**, whose message says what is wrong and what to do. All else, such as a
 *   constraint that was broken, is the driver's error.
 *
 * What a second engine brings: this interface; its migrations; a schema in its own dialect of Drizzle with the names of
 * db/schema.ts; the functions in `sqlite/functions.ts`; and in its own SQL the statements that go through `execute`
 * (grep for it: the projection of the desk's list and what walks it, the months of the archive, related articles). The builders
 * of queries are typed for SQLite in db/schema.ts, db/store.ts and db/auth/adapter.ts; server/health/ asks `sqlite/` for the
 * probe and for damage.
 */
export type Engine = {
  /** Whether there is a store in the folder. */
  exists(dataDir: string): boolean;
  /**
   * Opens the store of this process: makes it when there is none, brings it up to date, and registers it for `theStore()`.
   * One that cannot be written is opened for reading, and refuses every write with a StoreError.
   * @throws StoreError with a sentence when there is no store that can be opened, or none that may be made
   */
  open(options: OpenOptions, contents: Contents): Promise<OpenedStore>;
  /** Turns an error of the driver that a person can act on into a StoreError; leaves all others as they are. */
  asStoreError(error: unknown): unknown;
};

export type OpenOptions = {
  /** Folder of the store, its media and backups; made when missing. */
  dataDir: string;
  /** Whether a store is made where there is none; refused otherwise, so that a mistyped folder is noticed. */
  create?: boolean;
  /** The clock by which the public sees things; tests pass their own. */
  now?: () => Date;
  /** Told each time the store refuses a write, whoever asked for it. */
  onRefused?: (error: StoreError) => void;
  /** Told once in a while how far the opening is, as a sentence, when it takes long. */
  onProgress?: (sentence: string) => void;
  /** Told the text of each statement before it runs, and awaited: tests answer later, and look at what is sent. */
  beforeStatement?: (text: string) => Promise<void> | void;
};

/** What an engine is told to put into a store; what it means is none of its business. */
export type Contents = {
  /** Fills a store that is being made, in its first transaction. */
  begin(transaction: Database, now: Date): Promise<void>;
  /** Writes what is derived from other rows and was emptied by a migration; called whenever a store can be written. */
  complete(store: Store, onProgress?: (sentence: string) => void): Promise<void>;
};

export type OpenedStore = {
  store: Store;
  /** Whether this call made it. */
  isNew: boolean;
  /** Of a store that had to be brought up to date: the file from before. */
  backup: string | undefined;
  /** Why the store can only be read, as a sentence for whoever runs the site. */
  readOnly: string | undefined;
};
