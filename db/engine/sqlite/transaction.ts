import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../store.ts';
import { asStoreError, codeOf } from './errors.ts';
import { Statements } from './handle.ts';

/**
 * How long a writer waits, for its turn and for a lock that another process holds, in milliseconds. Proxies give up on an
 * answer after 60 s: nothing may be written after that which somebody was told has failed.
 */
const PATIENCE = 30_000;

/**
 * Makes the only runner of write transactions on `connection`: one at a time, in the order of the calls.
 *
 * Drizzle's own `transaction` cannot be used: it would begin on this connection while another one is at work there. And a
 * second connection for writing would block the event loop that the first one needs to finish, hence the queue; other
 * processes are waited for without blocking.
 * @param handleFor makes the handle of one transaction: no statement can come after its end, or in the next one
 * @param options.objection asked before each transaction and before its commit: why nothing may be written now, as a sentence
 * @param options.patience instead of the 30 s; for tests, which wait for it
 */
export function transactionRunner<Handle>(
  connection: Sqlite.Database,
  handleFor: (statements: Statements) => Handle,
  options: { objection?: () => string | undefined; patience?: number } = {},
) {
  const { objection = () => undefined, patience = PATIENCE } = options;
  const inside = new AsyncLocalStorage<boolean>();
  let last: Promise<unknown> = Promise.resolve();

  function allow(): void {
    const reason = objection();
    if (reason) throw new StoreError(reason, { trouble: 'replaced' });
  }

  async function run<T>(work: (transaction: Handle) => Promise<T>, deadline: number): Promise<T> {
    allow();
    await begin(connection, deadline);
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
    const deadline = Date.now() + patience;
    const result = last.then(() => run(work, deadline));
    last = result.catch(() => {});
    return result;
  };
}

async function begin(connection: Sqlite.Database, deadline: number): Promise<void> {
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
