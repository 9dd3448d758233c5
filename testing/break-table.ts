import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/**
 * Takes a table away from under a running server, as nothing but a damaged store would: whatever reads it fails.
 * @returns a function that puts it back
 */
export function breakTable(dataDir: string, table: string): () => void {
  const rename = (from: string, to: string) => {
    const connection = new Sqlite(join(dataDir, 'prism.db'));
    // Otherwise SQLite would rename it in the foreign keys of others, too.
    connection.pragma('legacy_alter_table = ON');
    connection.exec(`ALTER TABLE "${from}" RENAME TO "${to}"`);
    connection.close();
  };
  rename(table, `${table}_away`);
  return () => rename(`${table}_away`, table);
}

/** Takes rows out of a table behind the store's back; `where` is a condition in SQL. */
export function loseRows(dataDir: string, table: string, where: string): void {
  const connection = new Sqlite(join(dataDir, 'prism.db'));
  connection.exec(`DELETE FROM "${table}" WHERE ${where}`);
  connection.close();
}
