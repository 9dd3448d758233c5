import { existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { DESK_FUNCTIONS, fillDesk, isDeskUnfilled } from './commands/project-desk.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import * as schema from './schema.ts';
import { loadTaxonomy } from './seed/load-taxonomy.ts';
import { type Store, StoreError, setTheStore } from './store.ts';
import { asStoreError, transactionRunner } from './transaction.ts';

/** Whether a folder holds a store. */
export function hasStore(dataDir: string): boolean {
  return existsSync(join(dataDir, 'prism.db'));
}

export type OpenOptions = {
  /** Folder of the store, its media and backups; made when missing. */
  dataDir: string;
  /** Whether a store is made where there is none; refused otherwise, so that a mistyped folder is noticed. */
  create?: boolean;
  /** The clock by which the public sees things; tests pass their own. */
  now?: () => Date;
};

/**
 * Opens the store of this process: makes it when there is none, brings it up to date, and registers it for
 * `theStore()`.
 * @returns the store, and whether this call made it
 * @throws StoreError with a sentence when the file is empty, damaged, not a store, from a newer version, locked or unwritable
 */
export async function openStore({ dataDir, create = true, now = () => new Date() }: OpenOptions) {
  const file = join(dataDir, 'prism.db');
  try {
    if (!create && !existsSync(file)) {
      throw new StoreError(
        `There is no store in ${dataDir}. \`npm start\` makes one; DATA_DIR names another folder.`,
      );
    }
    makeFolder(dataDir);
    const isNew = !existsSync(file) && (await createStore(file, now()));
    if (statSync(file).size === 0) {
      throw new StoreError(
        `${file} is empty (0 bytes). Restore a file from ${join(dataDir, 'backups')}, or remove it to begin a new store.`,
      );
    }
    const writer = connect(file);
    const backup = isNew ? undefined : await upgrade(writer, dataDir);
    const store = assemble(file, writer, now);
    if (await isDeskUnfilled(store.read)) await store.write((transaction) => fillDesk(transaction, now()));
    setTheStore(store);
    return { store, isNew, backup };
  } catch (error) {
    throw describe(asStoreError(error), file);
  }
}

/** mkdir -p, but Node's own never returns in folders like /proc that refuse a child. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function assemble(file: string, writer: Sqlite.Database, now: () => Date): Store {
  let statements = 0;
  const logger = { logQuery: () => void statements++ };
  const reader = connect(file, { readonly: true });
  const store: Store = {
    file,
    read: drizzle(reader, { schema, logger }),
    write: transactionRunner(writer, drizzle(writer, { schema, logger })),
    now,
    statements: () => statements,
    close() {
      reader.close();
      writer.close();
      setTheStore(undefined);
    },
  };
  return store;
}

/** A connection with every pragma this project relies on; store.test.ts asserts them. */
function connect(file: string, options: { readonly?: boolean } = {}): Sqlite.Database {
  // The timeout blocks the event loop while it waits, so it is short; transaction.ts retries without blocking.
  const connection = new Sqlite(file, { ...options, timeout: 250 });
  // This driver runs WAL with synchronous NORMAL, which can lose acknowledged commits in a power cut.
  connection.pragma('synchronous = FULL');
  if (!options.readonly) connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  for (const [name, call] of Object.entries(DESK_FUNCTIONS))
    connection.function(name, { deterministic: true }, call);
  return connection;
}

/**
 * Makes a whole new store beside `file` and links it into place, so that nobody ever sees half a store: when two
 * processes start at once, one link succeeds and the other uses what is there.
 * @returns whether this call made it
 */
async function createStore(file: string, now: Date): Promise<boolean> {
  const draft = `${file}.new-${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    const connection = new Sqlite(draft);
    try {
      migrate(connection);
      const database = drizzle(connection, { schema });
      await transactionRunner(connection, database)((transaction) => loadTaxonomy(transaction, now));
    } finally {
      connection.close();
    }
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Backs the store up and migrates it when it is behind; returns the backup's path, if one was needed. */
async function upgrade(writer: Sqlite.Database, dataDir: string): Promise<string | undefined> {
  if (pendingMigrations(writer).length === 0) return undefined;
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const backup = join(dataDir, 'backups', `before-migration-${stamp}-${process.pid}.db`);
  mkdirSync(dirname(backup), { recursive: true });
  await writer.backup(backup);
  for (let attempt = 1; ; attempt++) {
    try {
      migrate(writer);
      return backup;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
      if (!busy || attempt === 120) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function describe(error: unknown, file: string): unknown {
  if (error instanceof StoreError) {
    return error.message.includes(dirname(file))
      ? error
      : new StoreError(`${file}: ${error.message}`, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EROFS', 'ENOTDIR', 'ENOENT', 'EPERM', 'ENOSPC', 'EEXIST'].includes(code)) {
    return new StoreError(`${dirname(file)} cannot be written (${code}). Choose a folder with DATA_DIR.`, {
      cause: error,
    });
  }
  return error;
}
