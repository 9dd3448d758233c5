import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Search } from './search.ts';

/**
 * A connection seen through Drizzle: what every engine can do, and all of it answers later. A query is sent when it is
 * awaited, and in a transaction before that ends. What changes rows resolves to those that it `returning`s.
 */
export interface Database
  extends Pick<
    BaseSQLiteDatabase<'async', void>,
    'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
  > {
  /** Sends SQL that Drizzle cannot build. @returns the rows, as objects by column */
  execute<Row = never>(query: SQL): Promise<Row[]>;
}

/** The one open store of a process. */
export type Store = {
  readonly file: string;
  /** Read-only connection: sees every committed write, can make none. */
  readonly read: Database;
  /**
   * Runs `work` in one transaction on the only writing connection of this process: commits what it did when it
   * resolves, undoes all of it when it rejects. Writers of this process wait in a queue, writers of others by
   * retrying. Do nothing slow inside. A write that the store refuses is told to the log of the process.
   * @param options.isProbe whether it only tries whether writing works: its refusal is not told
   * @throws StoreError when another process kept the store locked for 30 s, when the disk refuses, or when the file
   *   under the store's name is no longer the one that was opened
   */
  write<T>(work: (transaction: Database) => Promise<T>, options?: { isProbe?: boolean }): Promise<T>;
  /** Finds texts, off the thread that asks. */
  readonly search: Search;
  /** Tells the log of the process about something that the disk refused to keep beside the store, such as a picture. */
  reportRefusal(error: StoreError): void;
  /** Why the file under the store's name is no longer the one that was opened, as a sentence; undefined while it is. */
  replaced(): string | undefined;
  /** The time by which the public sees things. Tests set it; it is the same for every copy of this module. */
  now(): Date;
  /**
   * The number that every change of what the public may see has raised, whoever made it: 2 µs while nothing changed.
   * Asked at once, not awaited: the gateway asks it in the middle of answering.
   * @throws when the store cannot be read; whoever asks goes on with the last one heard, or not (server/cache/freshness.ts)
   */
  epoch(): number;
  /** Statements that were sent to the store so far, for query budgets. */
  statements(): number;
  close(): void;
};

const KEY = Symbol.for('prism.store');

/**
 * The store of this process. Node runs one copy of this module and Next bundles another, so it lives in
 * globalThis, not in a module variable.
 */
export function theStore(): Store {
  const store = (globalThis as Record<symbol, unknown>)[KEY] as Store | undefined;
  if (!store) throw new Error('The store is not open: start through `npm start`, or call openStore() first.');
  return store;
}

/** Makes `store` the store of this process, or none. Called by openStore and by close. */
export function setTheStore(store: Store | undefined): void {
  (globalThis as Record<symbol, unknown>)[KEY] = store;
}

export const STORE_IS_DAMAGED =
  'The store is damaged. Stop the program and restore the latest file from DATA_DIR/backups.';

/** What is the matter with a store, for machines that ask `/readyz`. */
export type StoreTrouble = 'read-only' | 'replaced' | 'unreadable' | 'damaged';

/**
 * Whether the store could not be written: a full or read-only disk, or a lock that somebody else holds. Told by name,
 * for the class exists twice in the process (docs/where-code-lives.md).
 */
export function isStoreError(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreError';
}

/** An expected failure to open, read or write the store: its message says what is wrong and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly trouble: StoreTrouble;

  constructor(message: string, options: ErrorOptions & { trouble?: StoreTrouble } = {}) {
    super(message, options);
    this.trouble = options.trouble ?? 'read-only';
  }
}
