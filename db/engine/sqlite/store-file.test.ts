import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { damageTable, touchStore } from '#testing/damage-page.ts';
import { mountDisk, NO_DISK } from '#testing/disk.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { openStore } from '../../open-store.ts';
import type { Store } from '../../store.ts';
import { StoreError } from '../../store.ts';
import { probeStore } from './probe-store.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'prism-file-'));
const idOf = (file: string) => readFileSync(file).readInt32BE(68);

/** What a rejected promise says; undefined when it is not rejected. */
const sentenceOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof StoreError ? error.message : String(error)),
  );

/** Every file of a folder with its bytes. */
const contentOf = (dataDir: string) =>
  readdirSync(dataDir).map((name) => [name, readFileSync(join(dataDir, name)).toString('base64')]);

/** Makes DATA_DIR/prism.db by statements of SQL, as some other program would. */
function databaseOf(statements: string): string {
  const dataDir = folder();
  const connection = new Sqlite(join(dataDir, 'prism.db'));
  connection.exec(statements);
  connection.close();
  return dataDir;
}

/** A store as it was written before stores had an application id. */
async function storeWithoutId(dataDir = folder()): Promise<string> {
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides');
  store.close();
  const connection = new Sqlite(join(dataDir, 'prism.db'));
  connection.pragma('application_id = 0');
  connection.close();
  return dataDir;
}

describe('a new store', () => {
  it('is marked as ours in its header: "PRSM"', async () => {
    using test = await openTestStore();
    expect(readFileSync(test.store.file).toString('latin1', 68, 72)).toBe('PRSM');
  });
});

describe('a database of another program is refused, and left byte for byte as it was', () => {
  const LIKE_OURS = 'CREATE TABLE migration (name TEXT PRIMARY KEY, sha256 TEXT, applied_at INTEGER);';
  it.each([
    [
      'with an id of its own',
      'PRAGMA application_id = 1196444487; CREATE TABLE photo (id);',
      'application id 1196444487',
    ],
    ['with a negative id', 'PRAGMA application_id = -7; CREATE TABLE photo (id);', 'application id -7'],
    ['without an id', 'CREATE TABLE bookmark (url);', 'no store of PRISM News'],
    [
      'that keeps a log (WAL)',
      'PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url);',
      'no store of PRISM',
    ],
    ['without any table', 'CREATE TABLE t (x); DROP TABLE t;', 'no store of PRISM News'],
    [
      'whose migrations are not ours',
      `${LIKE_OURS} INSERT INTO migration VALUES ('0000_initial', 'abc', 0);`,
      'no store',
    ],
    ['whose table of migrations is empty', LIKE_OURS, 'no store of PRISM News'],
    ['whose table of migrations has other columns', 'CREATE TABLE migration (version);', 'no store of PRISM'],
  ])('%s', async (_, statements, words) => {
    const dataDir = databaseOf(statements);
    const before = contentOf(dataDir);
    expect(before.map(([name]) => name)).toEqual(['prism.db']);
    for (const create of [true, false]) {
      const said = await sentenceOf(openStore({ dataDir, create }));
      expect(said).toContain(words);
      expect(said).toMatch(/prism\.db is a SQLite database, .*nothing in it was changed\. .* DATA_DIR\.$/);
    }
    expect(contentOf(dataDir)).toEqual(before);
  });

  it('on a disk that cannot be written, too', async ({ skip }) => {
    using disk = mountDisk(8) ?? skip(NO_DISK);
    copyFileSync(join(databaseOf('CREATE TABLE bookmark (url);'), 'prism.db'), join(disk.folder, 'prism.db'));
    disk.makeReadOnly();
    expect(await sentenceOf(openStore({ dataDir: disk.folder }))).toContain('no store of PRISM News');
  });

  it('and so is a file that is no database', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'prism.db'), 'a list');
    expect(await sentenceOf(openStore({ dataDir }))).toContain('The file is not a PRISM store.');
    expect(contentOf(dataDir)).toEqual([['prism.db', Buffer.from('a list').toString('base64')]]);
  });
});

describe('a store from before there was an id', () => {
  it('is known by its migrations, keeps what it has, and is marked from then on, without a backup', async () => {
    const dataDir = await storeWithoutId();
    expect(idOf(join(dataDir, 'prism.db'))).toBe(0);
    const { store, backup } = await openStore({ dataDir });
    const { n } = await oneRow<{ n: number }>(sql`select count(*) as n from article`, store);
    store.close();
    expect([n, backup]).toEqual([1, undefined]);
    expect(idOf(join(dataDir, 'prism.db'))).toBe(0x5052534d);
  });

  it('is read where it cannot be written', async ({ skip }) => {
    using disk = mountDisk(32) ?? skip(NO_DISK);
    await storeWithoutId(disk.folder);
    disk.makeReadOnly();
    const { store, readOnly } = await openStore({ dataDir: disk.folder });
    const { n } = await oneRow<{ n: number }>(sql`select count(*) as n from article`, store);
    store.close();
    expect([n, readOnly]).toEqual([1, expect.stringContaining('read-only')]);
  });
});

describe('a store that is replaced while it is open', () => {
  const articles = async (store: Store) =>
    (await oneRow<{ n: number }>(sql`select count(*) as n from article`, store)).n;

  it('by a backup: takes no write, says why, tells who keeps the log, and is read on', async () => {
    const backup = join(await storeWithoutId(), 'prism.db');
    const dataDir = folder();
    const told: string[] = [];
    const { store } = await openStore({ dataDir, onRefused: (error) => told.push(error.message) });
    await buildArticle('Tides');
    expect(store.replaced()).toBeUndefined();
    renameSync(store.file, `${store.file}.aside`);
    renameSync(backup, store.file);

    const said = await sentenceOf(buildArticle('Winds'));
    expect(said).toMatch(
      /^The store was replaced by another file .*Nothing was written\. Restart the program/,
    );
    expect(store.replaced()).toBe(said);
    await expect(probeStore()).rejects.toMatchObject({ trouble: 'replaced' });
    // A probe is nobody's work: the log says what was lost, not what was tried.
    expect(told).toEqual([said]);
    expect(await articles(store)).toBe(1);

    renameSync(`${store.file}.aside`, store.file);
    await buildArticle('Winds');
    expect(await articles(store)).toBe(2);
    store.close();
  });

  it('by nothing', async () => {
    using test = await openTestStore();
    renameSync(test.store.file, `${test.store.file}.aside`);
    expect(await sentenceOf(buildArticle('Winds'))).toMatch(
      /^The store was moved away or deleted .*Nothing was written\./,
    );
    expect(await articles(test.store)).toBe(0);
  });

  it('in the middle of a write: that one is undone', async () => {
    using test = await openTestStore();
    const said = await sentenceOf(
      test.store.write(async (transaction) => {
        await transaction.execute(sql`insert into setting (key, value) values ('a', '1')`);
        renameSync(test.store.file, `${test.store.file}.aside`);
      }),
    );
    expect(said).toMatch(/^The store was moved away/);
    expect(await oneRow(sql`select count(*) as n from setting where key = 'a'`, test.store)).toEqual({
      n: 0,
    });
  });
});

describe('the epoch', () => {
  it('cannot be told when its page is damaged, and can again when it is whole', async () => {
    using test = await openTestStore();
    const { file } = test.store;
    const before = test.store.epoch();
    const whole = join(folder(), 'whole.db');
    await test.store.read.execute(sql`select 1`);
    const connection = new Sqlite(file);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    copyFileSync(file, whole);
    damageTable(file, 'epoch');
    touchStore(file);
    expect(() => test.store.epoch()).toThrow(/malformed|damaged/);
    const page = new Sqlite(whole)
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'epoch'")
      .pluck()
      .get() as number;
    const at = [`skip=${page - 1}`, `seek=${page - 1}`, 'count=1', 'bs=4096'];
    execFileSync('dd', [`if=${whole}`, `of=${file}`, ...at, 'conv=notrunc'], { stdio: 'pipe' });
    touchStore(file);
    expect(test.store.epoch()).toBe(before);
  });

  it('without its row is damage, not a number', async () => {
    const dataDir = folder();
    const { store } = await openStore({ dataDir });
    await store.write(async (transaction) => transaction.execute(sql`delete from epoch`));
    expect(() => store.epoch()).toThrow('The store is damaged');
    store.close();
    expect(await sentenceOf(openStore({ dataDir }))).toMatch(/prism\.db: The store is damaged/);
  });
});
