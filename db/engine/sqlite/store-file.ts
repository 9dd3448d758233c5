import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../../store.ts';
import { APPLICATION_ID, listMigrations } from './migrate.ts';

const MAGIC = 'SQLite format 3\0';
/** Where the header of a SQLite file holds the application id, a 32-bit number, big-endian. */
const APPLICATION_ID_AT = 68;
const HEADER = 100;

/**
 * Refuses another program's SQLite database, before anything of ours touches it: opened in the usual way it would get a
 * log beside it, or tables in it. Stores from before there was an id have 0 and are known by their migrations. What is
 * no SQLite file at all is left to whoever opens it.
 *
 * To be called while this process has no connection to the file: closing a file ends all of the process's locks on it.
 * @throws StoreError with a sentence when the file is somebody else's; the system's error when it cannot be read
 */
export async function requireOwnStore(file: string): Promise<void> {
  const header = readHeader(file);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return;
  const id = header.readInt32BE(APPLICATION_ID_AT);
  if (id === APPLICATION_ID) return;
  if (id === 0 && (await hasOurMigrations(file))) return;
  const whose = id === 0 ? 'but no store of PRISM News' : `of another program (application id ${id})`;
  throw new StoreError(
    `${file} is a SQLite database, ${whose}; nothing in it was changed. Move it away, or name another folder in DATA_DIR.`,
  );
}

function readHeader(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER);
    readSync(descriptor, header, 0, HEADER, 0);
    return header;
  } finally {
    closeSync(descriptor);
  }
}

/** Node's own SQLite can be told to leave a file alone (`immutable`); the driver that the store is opened with cannot. */
async function hasOurMigrations(file: string): Promise<boolean> {
  const { DatabaseSync } = await import('node:sqlite');
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    const columns = database.prepare("SELECT name FROM pragma_table_info('migration')").all();
    if (!['name', 'sha256'].every((column) => columns.some(({ name }) => name === column))) return false;
    const applied = database.prepare('SELECT name, sha256 FROM migration').all();
    return listMigrations().some(({ name, sha256 }) =>
      applied.some((row) => row.name === name && row.sha256 === sha256),
    );
  } finally {
    database.close();
  }
}

/**
 * Remembers which file stands under a name now. Connections go on with the file they opened, wherever it is moved: what
 * they write there, nobody finds again.
 * @returns a function that tells, as a sentence, why it is no longer that file; undefined while it is
 */
export function rememberFile(file: string): () => string | undefined {
  const opened = statSync(file, { bigint: true });
  return () => {
    const what = whatIsAt(file, opened);
    return what && `${what} Nothing was written. Restart the program, so that it opens what is there.`;
  };
}

function whatIsAt(file: string, opened: { dev: bigint; ino: bigint }): string | undefined {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (!found) return 'The store was moved away or deleted while the program ran.';
    const isSame = found.dev === opened.dev && found.ino === opened.ino;
    return isSame ? undefined : 'The store was replaced by another file while the program ran.';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `The store can no longer be found (${code}).`;
  }
}
