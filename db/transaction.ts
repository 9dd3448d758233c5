import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { Statements } from './engine/sqlite/handle.ts';
import { StoreError } from './store.ts';

/** How long a writer keeps asking for a lock that another process holds, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Makes the only runner of write transactions on `connection`: one at a time, in the order of the calls.
 *
 * Drizzle's own `transaction` cannot be used: on this driver it refuses async bodies and leaves what they did
 * outside any transaction. And a second writer inside the process would block the event loop that the first one
 * needs to finish, hence the queue; other processes are waited for without blocking.
 * @param handleFor makes the handle of one transaction: no statement can come after its end, or in the next one
 * @param objection asked before each transaction and before its commit: why nothing may be written now, as a sentence
 */
export function transactionRunner<Handle>(
  connection: Sqlite.Database,
  handleFor: (statements: Statements) => Handle,
  objection: () => string | undefined = () => undefined,
) {
  const inside = new AsyncLocalStorage<boolean>();
  let last: Promise<unknown> = Promise.resolve();

  function allow(): void {
    const reason = objection();
    if (reason) throw new StoreError(reason, { trouble: 'replaced' });
  }

  async function run<T>(work: (transaction: Handle) => Promise<T>): Promise<T> {
    allow();
    await begin(connection);
    const statements = new Statements();
    try {
      const result = await inside.run(true, () => work(handleFor(statements)));
      statements.mustBeDone();
      allow();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw asStoreError(error);
    } finally {
      statements.end();
    }
  }

  return function write<T>(work: (transaction: Handle) => Promise<T>): Promise<T> {
    if (inside.getStore()) {
      return Promise.reject(
        new Error('write() inside write() would wait for itself: pass the transaction on.'),
      );
    }
    const result = last.then(() => run(work));
    last = result.catch(() => {});
    return result;
  };
}

async function begin(connection: Sqlite.Database): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw asStoreError(error);
      await sleep(10 + Math.random() * 40);
    }
  }
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** The code of an error of SQLite, which Drizzle wraps into one of its own, or of the system; '' for other errors. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}

export const STORE_IS_FULL = 'The disk is full; nothing was written. Free some space and try again.';
export const STORE_IS_READ_ONLY =
  'The store is read-only; nothing was written. Check the permissions of DATA_DIR and how its disk is mounted, then start again.';

export const STORE_IS_DAMAGED =
  'The store is damaged. Stop, and restore the latest file from DATA_DIR/backups.';

const SENTENCES: [prefix: string, sentence: string][] = [
  [
    'SQLITE_BUSY',
    'Another process has kept the store locked for 30 seconds; nothing was written. Try again.',
  ],
  ['SQLITE_FULL', STORE_IS_FULL],
  ['SQLITE_READONLY', STORE_IS_READ_ONLY],
  ['SQLITE_IOERR', 'The disk refused to read or write; nothing was written. Check the disk of DATA_DIR.'],
  ['SQLITE_CORRUPT', STORE_IS_DAMAGED],
  ['SQLITE_NOTADB', 'The file is not a PRISM store. Move it away, or restore one from DATA_DIR/backups.'],
  ['SQLITE_CANTOPEN', 'The store cannot be opened. Check that DATA_DIR exists and may be written.'],
];

/** Turns SQLite's errors that a person can act on into sentences; leaves all others as they are. */
export function asStoreError(error: unknown): unknown {
  const code = codeOf(error);
  const known = SENTENCES.find(([prefix]) => code.startsWith(prefix));
  const trouble = known?.[1] === STORE_IS_DAMAGED ? 'damaged' : 'read-only';
  return known ? new StoreError(known[1], { cause: error, trouble }) : error;
}
