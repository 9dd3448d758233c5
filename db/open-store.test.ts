import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { openStore } from './open-store.ts';
import { StoreError, theStore } from './store.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'prism-open-'));

describe('an open store', () => {
  it('has the pragmas that keep acknowledged writes and references whole', async () => {
    using test = await openTestStore();
    const pragma = async (name: string) => {
      const query = sql.raw(`pragma ${name}`);
      const [read] = await test.store.read.execute<Record<string, unknown>>(query);
      const [write] = await test.store.write((transaction) =>
        transaction.execute<Record<string, unknown>>(query),
      );
      return [read, write].map((row) => Object.values(row ?? {})[0]);
    };
    expect(await pragma('journal_mode')).toEqual(['wal', 'wal']);
    expect(await pragma('synchronous')).toEqual([2, 2]); // 2 is FULL
    expect(await pragma('foreign_keys')).toEqual([1, 1]);
    expect(await pragma('trusted_schema')).toEqual([0, 0]);
    expect(await pragma('cell_size_check')).toEqual([1, 1]);
    expect((await pragma('busy_timeout')).every((timeout) => Number(timeout) <= 500)).toBe(true);
  });

  it('reads over a connection that cannot write', async () => {
    using test = await openTestStore();
    await expect(test.store.read.execute(sql`delete from tag`)).rejects.toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: 'SQLITE_READONLY' }) }),
    );
  });

  it('is the same for every copy of the module that asks for it', async () => {
    using test = await openTestStore();
    const again = './store.ts?copy';
    const copy = (await import(again)) as typeof import('./store.ts');
    expect(copy.theStore).not.toBe(theStore);
    expect(copy.theStore()).toBe(test.store);
  });

  it('has the taxonomy when it is new, and knows that it is new only once', async () => {
    const dataDir = folder();
    const first = await openStore({ dataDir });
    const { tags } = await oneRow<{ tags: number }>(sql`select count(*) as tags from tag`);
    first.store.close();
    const second = await openStore({ dataDir });
    second.store.close();
    expect(tags).toBeGreaterThanOrEqual(150);
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(readdirSync(dataDir).filter((file) => file.includes('.new-'))).toEqual([]);
  });
});

describe('a store that cannot be opened', () => {
  const refusal = async (dataDir: string) => {
    const error = await openStore({ dataDir }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreError);
    return (error as StoreError).message;
  };

  it('says so when its file is empty', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'prism.db'), '');
    expect(await refusal(dataDir)).toMatch(/is empty \(0 bytes\)\. Restore a file from .*backups/);
  });

  it('says so when its file is something else', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'prism.db'), 'This is a shopping list.\n'.repeat(1000));
    expect(await refusal(dataDir)).toMatch(/prism\.db: The file is not a PRISM store/);
  });

  it('says so when its folder is a file', async () => {
    const dataDir = join(folder(), 'file');
    writeFileSync(dataDir, '');
    chmodSync(dataDir, 0o444);
    expect(await refusal(dataDir)).toMatch(/cannot be written .* DATA_DIR/);
  });

  it('says so when a newer version of the program wrote it', async () => {
    const dataDir = folder();
    const { store } = await openStore({ dataDir });
    await store.write(async (transaction) =>
      transaction.execute(sql`insert into migration values ('9999_from_the_future', 'x', 0)`),
    );
    store.close();
    expect(await refusal(dataDir)).toMatch(/written by a newer version of PRISM News/);
  });
});
