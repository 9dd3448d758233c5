import Sqlite from 'better-sqlite3';
import { DESK_FUNCTIONS } from './commands/project-desk.ts';

/** A connection with every pragma this project relies on; open-store.test.ts asserts them. */
export function connect(file: string, options: { readonly?: boolean } = {}): Sqlite.Database {
  // The timeout blocks the event loop while it waits, so it is short; transaction.ts retries without blocking.
  const connection = new Sqlite(file, { ...options, timeout: 250 });
  try {
    // This driver runs WAL with synchronous NORMAL, which can lose acknowledged commits in a power cut.
    connection.pragma('synchronous = FULL');
    if (!options.readonly) connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    for (const [name, call] of Object.entries(DESK_FUNCTIONS)) {
      connection.function(name, { deterministic: true }, call);
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
