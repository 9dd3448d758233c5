import { existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type Database, type Store, StoreError, setTheStore } from '../../store.ts';
import type { Contents, OpenedStore, OpenOptions } from '../engine.ts';
import { connect } from './connect.ts';
import { watchEpoch } from './epoch.ts';
import { asStoreError } from './errors.ts';
import { handleOn } from './handle.ts';
import { isMarked, migrate, pendingMigrations } from './migrate.ts';
import { openReaders, type Readers, unwritable, unwritableBecause } from './read-only.ts';
import { searchThread } from './search/search-thread.ts';
import { rememberFile, requireOwnStore } from './store-file.ts';
import { transactionRunner } from './transaction.ts';

/** `Engine.exists`. */
export function exists(dataDir: string): boolean {
  return existsSync(join(dataDir, 'prism.db'));
}

/** `Engine.open`. */
export async function open(options: OpenOptions, contents: Contents): Promise<OpenedStore> {
  const {
    dataDir,
    create = true,
    now = () => new Date(),
    onRefused = () => {},
    onProgress,
    beforeStatement = () => {},
  } = options;
  const file = join(dataDir, 'prism.db');
  try {
    if (!create && !existsSync(file)) {
      throw new StoreError(
        `There is no store in ${dataDir}. \`npm start\` creates one; DATA_DIR names another folder.`,
      );
    }
    makeFolder(dataDir);
    const isNew =
      !existsSync(file) && (await createStore(file, (transaction) => contents.begin(transaction, now())));
    if (statSync(file).size === 0) {
      throw new StoreError(
        `${file} is empty (0 bytes). Restore a file from ${join(dataDir, 'backups')}, or remove it to begin a new store.`,
      );
    }
    await requireOwnStore(file);
    const frame = { file, replaced: rememberFile(file), now, onRefused, beforeStatement };
    const writing = openWriter(file);
    if ('reason' in writing) return { ...openToRead(frame, writing.reason), isNew, backup: undefined };
    const backup = isNew ? undefined : await upgrade(writing.writer, dataDir);
    const store = assemble(frame, writing, {
      reader: connect(file, { readonly: true }),
      watcher: connect(file, { readonly: true }),
    });
    await contents.complete(store, onProgress);
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
type Frame = Pick<Store, 'file' | 'replaced' | 'now'> &
  Required<Pick<OpenOptions, 'onRefused' | 'beforeStatement'>>;

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
  { file, replaced, now, onRefused, beforeStatement }: Frame,
  writing: Writing,
  { reader, watcher }: Pick<Readers, 'reader' | 'watcher'>,
): Store {
  let statements = 0;
  const count = (text: string) => {
    statements++;
    return beforeStatement(text);
  };
  const write: Store['write'] =
    'writer' in writing
      ? transactionRunner(writing.writer, (its) => handleOn(writing.writer, count, its), {
          objection: replaced,
        })
      : () => Promise.reject(new StoreError(writing.reason));
  const epoch = watchEpoch(watcher);
  // One that cannot tell its epoch from the start could not serve a single page.
  epoch();
  const search = searchThread(file);
  const store: Store = {
    file,
    search,
    read: handleOn(reader, count),
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
      search.close();
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
 * Makes a whole new store beside `file` and links it into place, so that nobody ever sees half a store: when two
 * processes start at once, one link succeeds and the other uses what is there.
 * @returns whether this call made it
 */
async function createStore(file: string, fill: (transaction: Database) => Promise<void>): Promise<boolean> {
  const draft = `${file}.new-${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    const connection = new Sqlite(draft);
    try {
      migrate(connection);
      const write = transactionRunner(connection, (statements) =>
        handleOn(connection, undefined, statements),
      );
      await write(fill);
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
