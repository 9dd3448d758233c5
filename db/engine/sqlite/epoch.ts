import type Sqlite from 'better-sqlite3';
import { STORE_IS_DAMAGED, StoreError } from '../../store.ts';

/**
 * Reads the epoch again only when `PRAGMA data_version` says that somebody has written. That pragma does not tell of the
 * connection's own writes and stands still inside a transaction, so the connection makes neither.
 */
export function watchEpoch(connection: Sqlite.Database): () => number {
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
