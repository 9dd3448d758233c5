import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

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
   * retrying. Do nothing slow inside.
   * @throws StoreBusyError when another process kept the store locked for 30 s
   */
  write<T>(work: (transaction: Database) => Promise<T>): Promise<T>;
  /** The time by which the public sees things. Tests set it; it is the same for every copy of this module. */
  now(): Date;
  /**
   * The number that every change of what the public may see has raised, whoever made it: 2 µs while nothing changed.
   * Asked at once, not awaited: the gateway asks it in the middle of answering.
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

/** An expected failure to open or write the store: its message says what is wrong and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}
