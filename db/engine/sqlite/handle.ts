import type Sqlite from 'better-sqlite3';
import { DrizzleQueryError, type SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Database } from '../../store.ts';

/** What happens to a statement that comes too late: it would run in no transaction, or in another one. */
export const NOT_AWAITED = 'A query was not awaited: its transaction ended without it.';

/** How far the statements of one handle are. */
export type Progress = {
  /** Whether its transaction has ended: no more statements are taken. */
  isOver: boolean;
  /** Statements that are not answered yet. */
  running: number;
};

/** Told the text of each statement before it runs, and awaited. */
export type BeforeStatement = (text: string) => Promise<void> | void;

/** Rows as Drizzle wants them, arrays of columns; or as objects for those who write SQL themselves. */
type Form = 'run' | 'get' | 'all' | 'values' | 'objects';

const dialect = new SQLiteAsyncDialect();

/**
 * A connection seen through Drizzle, as an asynchronous database. Drizzle's own driver for better-sqlite3 also answers
 * callers who do not await; no other engine could take its place.
 * @param progress kept up to date for whoever ends the transaction that the handle is for
 */
export function handleOn(
  connection: Sqlite.Database,
  beforeStatement: BeforeStatement = () => {},
  progress: Progress = { isOver: false, running: 0 },
): Database {
  async function ask(text: string, values: unknown[], form: Form): Promise<unknown> {
    progress.running++;
    try {
      await beforeStatement(text);
      if (progress.isOver) throw new Error(NOT_AWAITED);
      return send(connection, text, values, form);
    } finally {
      progress.running--;
    }
  }

  const queries = drizzle(async (text, values, form) => ({ rows: (await ask(text, values, form)) as [] }));
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
