import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { scheduleEdition } from '../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { openStore } from '../../open-store.ts';
import { listMigrations, migrate, pendingMigrations } from './migrate.ts';

const run = promisify(execFile);

/** What drizzle-kit writes when a column of a table that others refer to changes: a new table takes its place. */
const RECREATE_ARTICLE = {
  name: '9000_recreate_article',
  sha256: 'test',
  sql: `PRAGMA foreign_keys=OFF;--> statement-breakpoint
    CREATE TABLE __new_article (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, category_id integer,
      origin_locale text NOT NULL, created_at integer NOT NULL, trashed_at integer, mood text DEFAULT 'calm' NOT NULL,
      FOREIGN KEY (category_id) REFERENCES category(id));
    INSERT INTO __new_article (id, category_id, origin_locale, created_at, trashed_at)
      SELECT id, category_id, origin_locale, created_at, trashed_at FROM article;
    DROP TABLE article;
    ALTER TABLE __new_article RENAME TO article;
    PRAGMA foreign_keys=ON;`,
};

const counts = (connection: Sqlite.Database) =>
  Object.fromEntries(
    ['article', 'edition', 'revision', 'segment', 'article_author', 'import_record'].map((table) => [
      table,
      connection.prepare(`select count(*) from ${table}`).pluck().get(),
    ]),
  );

describe('a migration', () => {
  it('that re-creates a table keeps every row that refers to it', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    await buildArticle('Winds');
    const connection = new Sqlite(test.store.file);
    const before = counts(connection);
    expect(migrate(connection, [...listMigrations(), RECREATE_ARTICLE])).toEqual([RECREATE_ARTICLE.name]);
    expect(counts(connection)).toEqual(before);
    expect(before.article).toBe(2);
    expect(connection.prepare('select mood from article').pluck().all()).toEqual(['calm', 'calm']);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    connection.close();
  });

  it('that fails halfway leaves nothing behind', async () => {
    using test = await openTestStore();
    const connection = new Sqlite(test.store.file);
    const broken = {
      name: '9001_broken',
      sha256: 'x',
      sql: 'CREATE TABLE half (id integer); SELECT nonsense;',
    };
    expect(() => migrate(connection, [...listMigrations(), broken])).toThrow(/nonsense/);
    expect(connection.prepare("select 1 from sqlite_master where name = 'half'").get()).toBeUndefined();
    connection.close();
  });

  it('that would break a reference is undone', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    const connection = new Sqlite(test.store.file);
    const careless = { name: '9002_careless', sha256: 'x', sql: 'DELETE FROM article;' };
    expect(() => migrate(connection, [...listMigrations(), careless])).toThrow(/would break references/);
    expect(counts(connection).article).toBe(1);
    connection.close();
  });

  it('is preceded by a backup when the store has data', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    const connection = new Sqlite(test.store.file);
    const [last] = listMigrations().slice(-1);
    // A store from before the last migration, as far as the program can tell.
    connection.exec(
      `CREATE TABLE migration_copy AS SELECT * FROM migration; DELETE FROM migration WHERE name = '${last?.name}'`,
    );
    expect(pendingMigrations(connection).map(({ name }) => name)).toEqual([last?.name]);
    connection.close();
    test.store.close();
    await openStore({ dataDir: test.dataDir }).catch(() => {});
    expect(readdirSync(join(test.dataDir, 'backups'))).toHaveLength(1);
  });
});

describe('four processes that start at once', () => {
  it('make one whole store, and all of them can use it', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'prism-race-')), 'data');
    mkdirSync(dataDir);
    const program = `
      const { openStore } = await import('#db/open-store.ts');
      const { tag } = await import('#db/schema.ts');
      const { store, isNew } = await openStore({ dataDir: process.env.DIR });
      const tags = (await store.read.select({ id: tag.id }).from(tag)).length;
      store.close();
      console.log(JSON.stringify({ isNew, tags }));`;
    const start = () =>
      run(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: join(import.meta.dirname, '../../..'),
        env: { ...process.env, DIR: dataDir },
      });
    const answers = (await Promise.all([start(), start(), start(), start()])).map(
      ({ stdout }) => JSON.parse(stdout) as { isNew: boolean; tags: number },
    );
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ tags }) => tags)).size).toBe(1);
    expect(answers[0]?.tags).toBeGreaterThanOrEqual(150);
  }, 60_000);
});

it('a store from before removals were told gets those that readers saw go, and nothing that they never saw', async () => {
  using test = await openTestStore();
  const actor = TEST_ACTOR;
  const minute = (n: number) => new Date(START.getTime() + n * 60_000);
  const [, withdrawn, trashed, planned, ended, ending] = [
    await buildArticle('Live'),
    await buildArticle('Withdrawn'),
    await buildArticle('Trashed'),
    await buildArticle('Planned', { publish: false }),
    await buildArticle('Ended'),
    await buildArticle('Ending'),
  ];
  await scheduleEdition({ actor, ...planned.ref, at: minute(15) });
  await unpublishEdition({ actor, ...ending.ref, at: minute(30) });
  test.setNow(minute(10));
  await withdrawEdition({ actor, ...withdrawn.ref, reason: 'Wrong' });
  for (const { ref } of [trashed, planned]) await trashArticle({ actor, articleId: ref.articleId });
  await unpublishEdition({ actor, ...ended.ref });
  const connection = new Sqlite(test.store.file);
  const rows = (kind: string) =>
    connection
      .prepare('select article_id, published_at from listing where kind = ? order by article_id')
      .raw()
      .all(kind);
  const removed = rows('removed');
  expect(removed).toEqual(
    [2, 3, 5].map((id) => [id, minute(10).getTime()]).concat([[6, minute(30).getTime()]]),
  );
  // What was written then, whether readers saw it or not.
  connection.exec(`DELETE FROM listing WHERE kind IN ('changed', 'removed');
    INSERT INTO listing SELECT 'changed', 0, locale, ${minute(0).getTime()}, article_id FROM edition WHERE article_id IN (1, 6);
    INSERT INTO listing SELECT 'changed', 0, locale, ${minute(10).getTime()}, article_id FROM edition WHERE article_id BETWEEN 2 AND 5;
    INSERT INTO listing SELECT 'changed', 0, locale, ${minute(15).getTime()}, article_id FROM edition WHERE article_id = 4;`);
  const { sql = '' } = listMigrations().find(({ name }) => name === '0010_removed-and-facts') ?? {};
  // Its first statement adds a column, which is there.
  connection.exec(sql.slice(sql.indexOf(';') + 1));
  expect(rows('removed')).toEqual(removed);
  expect(rows('changed')).toEqual([1, 6].map((id) => [id, minute(0).getTime()]));
  connection.close();
});
