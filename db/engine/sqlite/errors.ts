import { STORE_IS_DAMAGED, StoreError } from '../../store.ts';

/** The code of an error of SQLite, which Drizzle wraps into one of its own, or of the system; '' for other errors. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}

export const STORE_IS_FULL = 'The disk is full; nothing was written. Free some space and try again.';
export const STORE_IS_READ_ONLY =
  'The store is read-only; nothing was written. Check the permissions of DATA_DIR and how its disk is mounted, then start again.';

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
