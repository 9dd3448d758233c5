import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../store.ts';

/** "PRSM" in ASCII: by this number in its header SQLite, and `file`, tell our stores from other programs' databases. */
export const APPLICATION_ID = 0x50_52_53_4d;

const FOLDER = join(import.meta.dirname, 'migrations');
const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT`;

type Migration = { name: string; sha256: string; sql: string };

/** The SQL files that drizzle-kit wrote, in their numbered order. */
export function listMigrations(folder = FOLDER): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8');
    return { name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Which migrations `connection` still lacks. Reads only; a store that has none of them lacks all. */
export function pendingMigrations(connection: Sqlite.Database, migrations = listMigrations()): Migration[] {
  const known = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migration'").get();
  const applied = known
    ? connection.prepare<[], { name: string; sha256: string }>('SELECT name, sha256 FROM migration').all()
    : [];
  const unknown = applied.find(({ name }) => !migrations.some((migration) => migration.name === name));
  if (unknown) {
    throw new StoreError(
      `The store was written by a newer version of PRISM News (migration ${unknown.name}). Update the program, or restore a backup from before the update.`,
    );
  }
  return migrations.filter((migration) => !applied.some(({ name }) => name === migration.name));
}

/** Whether the file says in its header that it is one of our stores; those from before there was an id do not. */
export function isMarked(connection: Sqlite.Database): boolean {
  return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

/**
 * Brings the store behind `connection` up to date, all or nothing, and marks it as one of ours.
 *
 * Checking and running happen inside one BEGIN IMMEDIATE, so several processes may start at once. Foreign keys
 * are off meanwhile (SQLite ignores the switch inside a transaction): re-creating a table drops the old one, and
 * with them on that would delete every row that refers to it. They are checked before the commit instead.
 * @returns the names of the migrations that ran
 */
export function migrate(connection: Sqlite.Database, migrations = listMigrations()): string[] {
  connection.pragma('foreign_keys = OFF');
  try {
    return connection
      .transaction(() => {
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.exec(TABLE);
        const pending = pendingMigrations(connection, migrations);
        const record = connection.prepare(
          'INSERT INTO migration (name, sha256, applied_at) VALUES (?, ?, ?)',
        );
        for (const { name, sha256, sql } of pending) {
          connection.exec(sql);
          record.run(name, sha256, Date.now());
        }
        const broken = connection.pragma('foreign_key_check') as { table: string }[];
        if (broken[0])
          throw new StoreError(`Migrating would break references in table ${broken[0].table}; undone.`);
        return pending.map(({ name }) => name);
      })
      .immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}
