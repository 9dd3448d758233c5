import Sqlite from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { FUNCTIONS } from './functions.ts';

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
    for (const [name, call] of Object.entries(FUNCTIONS)) {
      connection.function(name, { deterministic: true }, call);
    }
    rememberStatements(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A page asks some twenty different statements, all pages and verbs a few hundred. */
const MOST_STATEMENTS = 500;

/**
 * Lets a connection compile each statement once. Drizzle asks for it anew with every query, which took a tenth of the
 * time of a page.
 */
function rememberStatements(connection: Sqlite.Database): void {
  const statements = new LRUCache<string, Sqlite.Statement>({ max: MOST_STATEMENTS });
  const compile = connection.prepare.bind(connection);
  connection.prepare = ((source: string) => {
    const known = statements.get(source);
    // Drizzle may have asked for rows as arrays; whoever comes next says so again.
    if (known?.reader) known.raw(false);
    if (known) return known;
    const statement = compile(withoutPeeking(source));
    statements.set(source, statement);
    return statement;
  }) as typeof connection.prepare;
}

/** Texts, names and comments, which keep their question marks, or a place for a value. */
const LITERAL_OR_PLACE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--.*|\/\*[\s\S]*?\*\/|\?/g;

/**
 * Keeps SQLite from planning a statement anew for each set of values: `+?` instead of `?`, which means the same. This build of it
 * (SQLITE_ENABLE_STAT4) looks at bound values when it plans, and then compiles the statement again whenever one is bound, though no
 * plan of ours depends on one; that took six times as long as running it. What it gives up is that `like ?` uses an index.
 */
export function withoutPeeking(source: string): string {
  return source.replace(LITERAL_OR_PLACE, (found) => (found === '?' ? '+?' : found));
}
