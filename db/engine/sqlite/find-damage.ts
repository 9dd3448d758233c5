import type Sqlite from 'better-sqlite3';
import { codeOf } from './errors.ts';
import { openReaders } from './read-only.ts';

/**
 * Reads every page of every table and of its indexes, and tells which tables are damaged. It takes seconds where there are
 * many articles, and stops whoever calls it that long: never to be called in the serving process.
 * @returns the names of the damaged tables; `sqlite_schema` alone where not even the list of tables can be read
 * @throws what else SQLite refuses, such as a file that is not there
 */
export function findDamage(file: string): string[] {
  try {
    const { reader, watcher } = openReaders(file);
    try {
      const names = reader.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
      return names.all().filter((table) => isDamaged(reader, table));
    } finally {
      reader.close();
      watcher.close();
    }
  } catch (error) {
    if (meansDamage(error)) return ['sqlite_schema'];
    throw error;
  }
}

/** Asked table by table, so that no old state of the store is held on to for longer than one takes. */
function isDamaged(connection: Sqlite.Database, table: string): boolean {
  try {
    return connection.prepare<[], string>(`PRAGMA quick_check("${table}")`).pluck().get() !== 'ok';
  } catch (error) {
    if (meansDamage(error)) return true;
    throw error;
  }
}

const meansDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
