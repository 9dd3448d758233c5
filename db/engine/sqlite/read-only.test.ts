import { copyFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { type Disk, mountDisk, NO_DISK } from '#testing/disk.ts';
import { openTestStore } from '#testing/test-store.ts';
import { openStore } from '../../open-store.ts';
import { type Store, StoreError } from '../../store.ts';
import { probeStore } from './probe-store.ts';

const FILES = ['prism.db', 'prism.db-wal', 'prism.db-shm'];
async function slugs({ read }: Store) {
  const rows = await read.execute<{ slug: string }>(
    sql`select slug from slug where scope = 'article' order by entity_id`,
  );
  return rows.map(({ slug }) => slug);
}

function diskFor({ skip }: TestContext, megabytes = 32): Disk {
  return mountDisk(megabytes) ?? skip(NO_DISK);
}

/** A store whose last commit, the article "Tides", is in its log only, as a crash leaves it. */
async function crashedStore(disk: Disk, files: string[]): Promise<void> {
  using test = await openTestStore();
  await buildArticle('Tides');
  for (const file of files) copyFileSync(join(test.dataDir, file), join(disk.folder, file));
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a store on a read-only disk', () => {
  it('is read as it was when it was closed, and refuses writes with a sentence', async (context) => {
    using disk = diskFor(context);
    const before = await openStore({ dataDir: disk.folder });
    await buildArticle('Tides');
    const epoch = before.store.epoch();
    before.store.close();
    disk.makeReadOnly();

    const { store, isNew, readOnly } = await openStore({ dataDir: disk.folder });
    expect(isNew).toBe(false);
    expect(readOnly).toMatch(/^The store is read-only; .*as it was at this start\.$/);
    expect(await slugs(store)).toEqual(['tides-headline']);
    expect(store.epoch()).toBe(epoch);
    const refused = await refusal(buildArticle('Winds'));
    expect(refused).toBeInstanceOf(StoreError);
    expect(String(refused)).toMatch(/The store is read-only; nothing was written\. Check the permissions/);
    await expect(probeStore()).rejects.toThrow('The store is read-only');
    store.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('prism-read-only-'))).toEqual([]);
  });

  it('loses nothing that a crash left in its log', async (context) => {
    for (const files of [FILES, FILES.slice(0, 2)]) {
      using disk = diskFor(context);
      await crashedStore(disk, files);
      disk.makeReadOnly();
      const { store } = await openStore({ dataDir: disk.folder });
      expect(await slugs(store)).toEqual(['tides-headline']);
      store.close();
    }
  });

  it('shows at once what another process writes that may', async (context) => {
    using disk = diskFor(context);
    const writing = await openStore({ dataDir: disk.folder });
    const { store, readOnly } = await openStore({ dataDir: disk.readOnlyView() });
    expect(readOnly).toMatch(/as it is\.$/);
    const before = store.epoch();
    await writing.store.write(async (transaction) => {
      await transaction.execute(sql`update epoch set value = value + 1`);
    });
    expect(store.epoch()).toBe(before + 1);
    store.close();
    writing.store.close();
  });

  it('is refused when it has to be brought up to date', async (context) => {
    using disk = diskFor(context);
    const { store } = await openStore({ dataDir: disk.folder });
    await store.write(async (transaction) => transaction.execute(sql`delete from migration`));
    store.close();
    disk.makeReadOnly();
    await expect(openStore({ dataDir: disk.folder })).rejects.toThrow(
      /prism\.db has to be brought up to date, and cannot be written\. Let .* be written and start again\./,
    );
  });

  it('is refused when there is no room for the copy that would be read', async (context) => {
    using disk = diskFor(context);
    const before = await openStore({ dataDir: disk.folder });
    await buildArticle('Tides');
    before.store.close();
    disk.makeReadOnly();
    vi.stubEnv('TMPDIR', disk.folder);
    await expect(openStore({ dataDir: disk.folder })).rejects.toThrow(
      /cannot be written, and there is no room for the copy in .* \(EROFS\)\. .* TMPDIR\./,
    );
  });
});

describe('a store on a full disk', () => {
  it('refuses writes with a sentence, reads on, and takes writes again when there is room', async (context) => {
    using disk = diskFor(context);
    const { store } = await openStore({ dataDir: disk.folder });
    disk.fill();
    const kept: string[] = [];
    let refused: unknown;
    // Some more may fit into the log that is there already.
    while (!refused && kept.length < 100) {
      const name = `Tides ${kept.length}`;
      refused = await refusal(buildArticle(name));
      if (!refused) kept.push(`tides-${kept.length}-headline`);
    }
    expect(refused).toBeInstanceOf(StoreError);
    expect(String(refused)).toMatch(/The disk is full; nothing was written\./);
    expect(await slugs(store)).toEqual(kept);
    await expect(probeStore()).rejects.toThrow(/full/);

    disk.free();
    await buildArticle('Winds');
    await probeStore();
    expect(await slugs(store)).toEqual([...kept, 'winds-headline']);
    store.close();
  });

  it('opens for reading where there is no room for the index of its log', async (context) => {
    using disk = diskFor(context);
    const before = await openStore({ dataDir: disk.folder });
    await buildArticle('Tides');
    before.store.close();
    disk.fill();
    const { store, readOnly } = await openStore({ dataDir: disk.folder });
    expect(readOnly).toMatch(/^The disk is full; .*as it was at this start\.$/);
    expect(await slugs(store)).toEqual(['tides-headline']);
    store.close();
  });
});
