import { openReaders } from './read-only.ts';
import { codeOf } from './transaction.ts';

/**
 * Reads every page of every table and of its indexes, and tells which tables are damaged. It takes seconds where there are
 * many articles, and stops whoever calls it that long: never to be called in the serving process.
 * @returns the names of the damaged tables; `sqlite_schema` alone where not even the list of tables can be read
 * @throws what else SQLite refuses, such as a file that is not there
 */
export function findDamage(file: string): string[] {
  const { reader: connection, watcher } = openReaders(file);
  /** A table for itself, so that no old state of the store is held on to for longer than one takes. */
  const isDamaged = (table: string) =>
    fails(() => {
      const check = connection.prepare<[], string>(`PRAGMA quick_check("${table}")`).pluck();
      return check.get() !== 'ok';
    });
  try {
    const tables: string[] = [];
    const isLost = fails(() => {
      const names = connection.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'");
      tables.push(...names.pluck().all());
      return false;
    });
    return isLost ? ['sqlite_schema'] : tables.filter(isDamaged);
  } finally {
    connection.close();
    watcher.close();
  }
}

/** Whether `check` says so, or cannot even be made because of damage. */
function fails(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) return true;
    throw error;
  }
}
