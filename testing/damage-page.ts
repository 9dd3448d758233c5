import { execFileSync } from 'node:child_process';
import Sqlite from 'better-sqlite3';

/**
 * Overwrites the first page of a table or index with zeros, as a disk that loses a sector does. What is in the log is brought into
 * the file before; connections notice at their next look after anybody's write.
 */
export function damageTable(file: string, table: string): void {
  const connection = new Sqlite(file);
  const page = connection.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?');
  // The list of tables begins on the first page of every file, which also holds the header.
  const at = table === 'sqlite_schema' ? 1 : page.pluck().get(table);
  const size = connection.pragma('page_size', { simple: true });
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  if (at === undefined) throw new Error(`There is no table ${table}.`);
  // By another process: closing a file ends all locks that a process has on it.
  const numbers = [`bs=${size}`, `seek=${at - 1}`, 'count=1'];
  execFileSync('dd', ['if=/dev/zero', `of=${file}`, ...numbers, 'conv=notrunc'], { stdio: 'pipe' });
}

/** Writes something that no page shows, so that every connection looks at the file anew. */
export function touchStore(file: string): void {
  const connection = new Sqlite(file);
  connection.exec(`INSERT OR REPLACE INTO setting (key, value) VALUES ('touched', '${Date.now()}')`);
  connection.close();
}
