import type Sqlite from 'better-sqlite3';
import { DrizzleQueryError, type SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Database } from '../../store.ts';

const NOT_AWAITED = 'A query was not awaited: its transaction went on without it.';

/** Told the text of each statement before it runs, and awaited. */
type BeforeStatement = (text: string) => Promise<void> | void;

/** Rows as Drizzle wants them, arrays of columns; or as objects for those who write SQL themselves. */
type Form = 'run' | 'get' | 'all' | 'values' | 'objects';

/**
 * The statements of one transaction, which come one after the other. A query that is not awaited would run later: after
 * the next one, after the commit, or in the transaction of somebody else. One that Drizzle builds does not run at all.
 */
export class Statements {
  #isOver = false;
  #isRunning = false;
  /** Changes that were begun with `insert`, `update` or `delete`, less those that were sent. */
  #unsent = 0;

  /** Drizzle was asked for a query that changes something. */
  begun(): void {
    this.#unsent++;
  }

  /** Drizzle sends a query that changes something. */
  sent(): void {
    this.#unsent--;
  }

  /**
   * Runs a statement after `wait`.
   * @throws when another one is not answered yet, or the transaction has ended
   */
  async run<T>(wait: () => Promise<void> | void, run: () => T): Promise<T> {
    if (this.#isRunning) throw new Error(NOT_AWAITED);
    this.#isRunning = true;
    try {
      await wait();
      if (this.#isOver) throw new Error(NOT_AWAITED);
      return run();
    } finally {
      this.#isRunning = false;
    }
  }

  /**
   * Asked before the commit.
   * @throws when a statement is still to be sent or answered
   */
  mustBeDone(): void {
    if (this.#isRunning || this.#unsent > 0) throw new Error(NOT_AWAITED);
  }

  end(): void {
    this.#isOver = true;
  }
}

const dialect = new SQLiteAsyncDialect();

/**
 * A connection seen through Drizzle, as an asynchronous database. Drizzle's own driver for better-sqlite3 also answers
 * callers who do not await; no other engine could take its place.
 * @param statements of the transaction that the handle is for; a handle without one is for reading
 */
export function handleOn(
  connection: Sqlite.Database,
  beforeStatement: BeforeStatement = () => {},
  statements?: Statements,
): Database {
  async function ask(text: string, values: unknown[], form: Form): Promise<unknown> {
    const wait = () => beforeStatement(text);
    const run = () => send(connection, text, values, form);
    if (statements) return statements.run(wait, run);
    await wait();
    return run();
  }

  const queries = drizzle(async (text, values, form) => {
    if (/^(insert|update|delete) /.test(text)) statements?.sent();
    return { rows: (await ask(text, values, form)) as [] };
  });
  for (const verb of ['insert', 'update', 'delete'] as const) {
    const begin = queries[verb].bind(queries) as (table: unknown) => unknown;
    const begun = (table: unknown) => {
      statements?.begun();
      return begin(table);
    };
    Object.assign(queries, { [verb]: begun });
  }
  return Object.assign(queries, {
    async execute<Row>(query: SQL): Promise<Row[]> {
      const { sql: text, params } = dialect.sqlToQuery(query);
      try {
        return (await ask(text, params, 'objects')) as Row[];
      } catch (error) {
        // As Drizzle does with the queries that it builds, so that the text is in the log.
        throw new DrizzleQueryError(text, params, error instanceof Error ? error : undefined);
      }
    },
  }) as unknown as Database;
}

function send(connection: Sqlite.Database, text: string, values: unknown[], form: Form): unknown {
  const statement = connection.prepare(text);
  if (!statement.reader) {
    statement.run(...values);
    return [];
  }
  if (form === 'objects') return statement.all(...values);
  return form === 'get' ? statement.raw().get(...values) : statement.raw().all(...values);
}
