import { existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { fillDesk, isDeskUnfilled } from './commands/project-desk.ts';
import { connect } from './connect.ts';
import { isMarked, migrate, pendingMigrations } from './migrate.ts';
import { openReaders, type Readers, unwritable, unwritableBecause } from './read-only.ts';
import * as schema from './schema.ts';
import { type Store, StoreError, setTheStore } from './store.ts';
import { rememberFile, requireOwnStore } from './store-file.ts';
import { asStoreError, STORE_IS_DAMAGED, transactionRunner } from './transaction.ts';

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
  /** Told each time the store refuses a write, whoever asked for it. */
  onRefused?: (error: StoreError) => void;
};

export type OpenedStore = {
  store: Store;
  /** Whether this call made it. */
  isNew: boolean;
  /** Of a store that had to be brought up to date: the file from before. */
  backup: string | undefined;
  /** Why the store can only be read, as a sentence for whoever runs the site. */
  readOnly: string | undefined;
};

/**
 * Opens the store of this process: makes it when there is none, brings it up to date, and registers it for
 * `theStore()`. One that cannot be written is opened for reading, and refuses every write with a StoreError.
 * @throws StoreError with a sentence when the file is empty, damaged, not a store, another program's, from a newer
 *   version or locked, or when it cannot be written and would have to be
 */
export async function openStore(options: OpenOptions): Promise<OpenedStore> {
  const { dataDir, create = true, now = () => new Date(), onRefused = () => {} } = options;
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
    await requireOwnStore(file);
    const frame = { file, replaced: rememberFile(file), now, onRefused };
    const writing = openWriter(file);
    if ('reason' in writing) return { ...openToRead(frame, writing.reason), isNew, backup: undefined };
    const backup = isNew ? undefined : await upgrade(writing.writer, dataDir);
    const store = assemble(frame, writing, {
      reader: connect(file, { readonly: true }),
      watcher: connect(file, { readonly: true }),
    });
    if (await isDeskUnfilled(store.read)) await store.write((transaction) => fillDesk(transaction, now()));
    return { store, isNew, backup, readOnly: undefined };
  } catch (error) {
    throw describe(asStoreError(error), file);
  }
}

/** The connection that writes, or why there is none: the sentence that every write is refused with. */
type Writing = { writer: Sqlite.Database } | { reason: string };

function openWriter(file: string): Writing {
  const reason = unwritable(file);
  if (reason) return { reason };
  try {
    return { writer: connect(file) };
  } catch (error) {
    const reason = unwritableBecause(error);
    if (reason) return { reason };
    throw error;
  }
}

/** What a store has, however it is opened. */
type Frame = Pick<Store, 'file' | 'replaced' | 'now'> & Required<Pick<OpenOptions, 'onRefused'>>;

function openToRead(frame: Frame, reason: string) {
  const { file } = frame;
  const { reader, watcher, isCopy } = openReaders(file);
  if (pendingMigrations(reader).length > 0) {
    reader.close();
    watcher.close();
    throw new StoreError(
      `${file} has to be brought up to date, and cannot be written. Let ${dirname(file)} be written and start again.`,
    );
  }
  const store = assemble(frame, { reason }, { reader, watcher });
  const shown = isCopy ? 'as it was at this start' : 'as it is';
  return {
    store,
    readOnly: `${reason} Until a start finds it writable, readers are shown ${file} ${shown}.`,
  };
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

function assemble(
  { file, replaced, now, onRefused }: Frame,
  writing: Writing,
  { reader, watcher }: Pick<Readers, 'reader' | 'watcher'>,
): Store {
  let statements = 0;
  const logger = { logQuery: () => void statements++ };
  const write =
    'writer' in writing
      ? transactionRunner(writing.writer, drizzle(writing.writer, { schema, logger }), replaced)
      : () => Promise.reject(new StoreError(writing.reason));
  const epoch = watchEpoch(watcher);
  // One that cannot tell its epoch from the start could not serve a single page.
  epoch();
  const store: Store = {
    file,
    read: drizzle(reader, { schema, logger }),
    async write(work, { isProbe = false } = {}) {
      try {
        return await write(work);
      } catch (error) {
        if (error instanceof StoreError && !isProbe) onRefused(error);
        throw error;
      }
    },
    reportRefusal: onRefused,
    replaced,
    now,
    epoch,
    statements: () => statements,
    close() {
      reader.close();
      watcher.close();
      if ('writer' in writing) writing.writer.close();
      setTheStore(undefined);
    },
  };
  setTheStore(store);
  return store;
}

/**
 * Reads the epoch again only when `PRAGMA data_version` says that somebody has written. That pragma does not tell of the
 * connection's own writes and stands still inside a transaction, so the connection makes neither.
 */
function watchEpoch(connection: Sqlite.Database): () => number {
  const dataVersion = connection.prepare<[], number>('PRAGMA data_version').pluck();
  const epoch = connection.prepare<[], number>('SELECT value FROM epoch').pluck();
  let seen: number | undefined;
  let value = 0;
  return () => {
    const version = dataVersion.get();
    if (version !== seen) {
      const found = epoch.get();
      // Without its row nothing could raise it, and every page would seem to hold for ever.
      if (found === undefined) throw new StoreError(STORE_IS_DAMAGED, { trouble: 'damaged' });
      value = found;
      seen = version;
    }
    return value;
  };
}

/**
 * Makes a whole new store beside `file` and links it into place, so that nobody ever sees half a store: when two
 * processes start at once, one link succeeds and the other uses what is there.
 * @returns whether this call made it
 */
async function createStore(file: string, now: Date): Promise<boolean> {
  const draft = `${file}.new-${process.pid}-${Math.random().toString(36).slice(2)}`;
  // Loaded here: a store is made once, and opened at every start.
  const { loadTaxonomy } = await import('./seed/load-taxonomy.ts');
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

/**
 * Backs the store up and migrates it when it is behind, and marks one from before there were marks; returns the backup's
 * path, if one was needed.
 */
async function upgrade(writer: Sqlite.Database, dataDir: string): Promise<string | undefined> {
  const isBehind = pendingMigrations(writer).length > 0;
  if (!isBehind && isMarked(writer)) return undefined;
  const backup = isBehind ? await backUp(writer, dataDir) : undefined;
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

async function backUp(writer: Sqlite.Database, dataDir: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const backup = join(dataDir, 'backups', `before-migration-${stamp}-${process.pid}.db`);
  mkdirSync(dirname(backup), { recursive: true });
  await writer.backup(backup);
  return backup;
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
