import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../store.ts';
import { connect } from './connect.ts';
import { codeOf, STORE_IS_FULL, STORE_IS_READ_ONLY } from './errors.ts';

/**
 * Why nothing can be written to a store, as a sentence; undefined when the system would let us. The system is asked,
 * because SQLite opens such a file without a word and refuses the first write.
 */
export function unwritable(file: string): string | undefined {
  try {
    accessSync(file, constants.W_OK);
    // The log of a store stands beside it, and comes and goes.
    accessSync(dirname(file), constants.W_OK);
    return undefined;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return STORE_IS_READ_ONLY;
    throw error;
  }
}

/** The same, by what happened when it was opened for writing: its disk may have no room for the index of its log. */
export function unwritableBecause(error: unknown): string | undefined {
  const code = codeOf(error);
  return code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR_SHM') ? STORE_IS_FULL : undefined;
}

export type Readers = {
  /** Open two connections on the same file. */
  reader: Sqlite.Database;
  watcher: Sqlite.Database;
  /** Whether they read a copy, which no change can reach. */
  isCopy: boolean;
};

/**
 * Connections for reading a store that cannot be written. SQLite can read it in place only while its log and the index
 * of that (`-wal`, `-shm`) are there, as after a crash or while another process writes it. A store that was closed well
 * has neither, and the driver is built without `immutable=1`; so a copy in the temporary folder is read.
 * @throws StoreError when there is no room for a copy
 */
export function openReaders(file: string): Readers {
  try {
    return { ...pair(file), isCopy: false };
  } catch (error) {
    if (!/^SQLITE_(CANTOPEN|READONLY|IOERR_SHM|FULL)/.test(codeOf(error))) throw error;
    return { ...openCopy(file), isCopy: true };
  }
}

function pair(file: string) {
  const [reader, watcher] = [0, 1].map(() => {
    const connection = connect(file, { readonly: true });
    // Only now is the file looked at.
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    return connection;
  }) as [Sqlite.Database, Sqlite.Database];
  return { reader, watcher };
}

function openCopy(file: string) {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'prism-read-only-'));
    const copy = join(folder, basename(file));
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    // What was committed last may be in the log only.
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const whole = connect(copy);
    whole.pragma('journal_mode = DELETE');
    whole.close();
    return pair(copy);
  } catch (error) {
    if (!['ENOSPC', 'EROFS', 'EACCES', 'ENOENT', 'SQLITE_FULL'].includes(codeOf(error))) throw error;
    throw new StoreError(
      `${file} cannot be written, and there is no room for the copy in ${tmpdir()} that could be read instead (${codeOf(error)}). Let one of them be written, or name another folder in TMPDIR.`,
      { cause: error },
    );
  } finally {
    // What is open stays readable without a name, and nothing is left behind, however the process ends.
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
