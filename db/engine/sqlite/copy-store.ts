import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreError } from '../../store.ts';
import { asStoreError } from './errors.ts';

/** Pages that are copied in one turn of the loop: readers wait for no more than a few milliseconds. */
const PAGES = 200;

/**
 * Copies a store as it is at one moment, while others read and write. By a connection of its own: on one with an open transaction SQLite's
 * online backup reports success and copies nothing.
 * @param target a file that is not there yet; it stands alone afterwards, without a log beside it
 * @param onProgress told the share that is done, from 0 to 1, now and then
 * @throws StoreError with a sentence when the store cannot be read or the target not written
 */
export async function copyStore(
  dataDir: string,
  target: string,
  onProgress?: (share: number) => void,
): Promise<void> {
  try {
    const source = new Sqlite(join(dataDir, 'prism.db'), { readonly: true, fileMustExist: true });
    try {
      await source.backup(target, {
        progress({ totalPages, remainingPages }) {
          onProgress?.(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
          return PAGES;
        },
      });
    } finally {
      source.close();
    }
    const copy = new Sqlite(target);
    copy.pragma('journal_mode = DELETE');
    copy.close();
  } catch (error) {
    throw asStoreError(error);
  }
}

export type StoreSummary = {
  /** The last migration that it has. */
  migration: string;
  /** Rows by table, those of search and other shadow tables left out. */
  rows: Record<string, number>;
  /** The files of pictures that it names. */
  files: string[];
};

/**
 * What a store that nobody uses holds, after it was looked through for damage.
 * @throws StoreError with a sentence when it is damaged or no store of ours
 */
export function summarizeStore(file: string): StoreSummary {
  try {
    const store = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const found = store.pragma('quick_check(1)', { simple: true });
      if (found !== 'ok') throw new StoreError(`${file} is damaged: ${found}.`);
      const tables = store
        .prepare<[], string>(
          `select name from sqlite_schema
           where type = 'table' and name not like 'sqlite_%' and name not glob 'search_*' and name not glob 'desk_text*'
           order by name`,
        )
        .pluck()
        .all();
      const count = (table: string) =>
        store.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
      return {
        migration: store.prepare<[], string>('select max(name) from migration').pluck().get() ?? '',
        rows: Object.fromEntries(tables.map((table) => [table, count(table)])),
        files: store
          .prepare<[], string>(
            `select distinct json_extract(value, '$.file') as file from media, json_each(media.variants) order by file`,
          )
          .pluck()
          .all(),
      };
    } finally {
      store.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * Takes out of a copy of a store what belongs to the people of one site: accounts, ways to sign in, tokens, addresses of webhooks with
 * their secrets, shared previews, what waits to be sent. The texts, and who wrote them by name, stay.
 */
export function keepContentOnly(file: string): void {
  const store = new Sqlite(file, { fileMustExist: true });
  try {
    store.pragma('foreign_keys = OFF');
    store.transaction(() => {
      for (const table of PERSONAL_TABLES) store.exec(`delete from "${table}"`);
      const kept = CONTENT_SETTINGS.map((key) => `'${key}'`).join(', ');
      store.exec(`delete from setting where key not in (${kept})`);
    })();
    // What was deleted is in the file until it is written anew.
    store.exec('vacuum');
  } finally {
    store.close();
  }
}

/** Settings that are content, or say how far it is indexed; the key that signs cookies is none. */
const CONTENT_SETTINGS = ['site', 'publishing', 'related.filled', 'search.indexed', 'search.drafts'];

/** copy-store.test.ts holds that every table stands here or is known to hold content. */
export const PERSONAL_TABLES = [
  'account',
  'api_request',
  'api_token',
  'delivery',
  'email_change',
  'invitation',
  'note_mention',
  'outbox',
  'passkey',
  'presence',
  'session',
  'shared_preview',
  'sign_in_failure',
  'two_factor',
  'user',
  'verification',
  'webhook',
];
