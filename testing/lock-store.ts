import Sqlite from 'better-sqlite3';

/** Keeps a store locked for writing, as another process would that is in the middle of something: `using _ = lockStore(file)`. */
export function lockStore(file: string): Disposable {
  const connection = new Sqlite(file);
  connection.exec('BEGIN IMMEDIATE');
  return {
    [Symbol.dispose]() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}
