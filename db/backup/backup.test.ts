import { appendFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { newDataDir } from '#testing/template-store.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { addMedia } from '../commands/facts/add-media.ts';
import { createAccount } from '../commands/people/create-account.ts';
import { summarizeStore } from '../engine/sqlite/copy-store.ts';
import { openStore } from '../open-store.ts';
import { getArticle } from '../queries/editions/get-article.ts';
import { article, user } from '../schema.ts';
import { makeBackup } from './make-backup.ts';
import { listBackups } from './manifest.ts';
import { keptBackups, pruneBackups } from './prune-backups.ts';
import { restoreBackup, verifyBackup } from './restore-backup.ts';

const AT = new Date('2026-11-28T18:05:00.123Z');
const NAME = '2026-11-28T18-05-00Z';

let test: TestStore;
let folder: string;
let mediaId: number;
beforeEach(async () => {
  test = await openTestStore();
  folder = join(test.dataDir, 'backups');
  await buildArticle('Tides');
  const bytes = await (await paint(60, 40)).jpeg().toBuffer();
  const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A' });
  if (!added.ok) throw new Error(added.code);
  mediaId = added.mediaId;
});
afterEach(() => test[Symbol.dispose]());

const make = (now = AT, more: { contentOnly?: boolean; mayLink?: boolean } = {}) =>
  makeBackup({ dataDir: test.dataDir, folder, now, ...more });

/** An empty place, and what is wrong when the backup is put there. */
async function restored(name = NAME) {
  const dataDir = join(newDataDir(), 'fresh');
  const refused = await restoreBackup({ dataDir, folder, name }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { dataDir, refused };
}

describe('a backup', () => {
  it('brings a store and its pictures back as they were at its moment', async () => {
    const { name, manifest } = await make();
    expect(name).toBe(NAME);
    expect(manifest.store.rows).toMatchObject({ article: 1, edition: 1, media: 1 });
    const files = manifest.media.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(0);
    expect(readdirSync(join(folder, 'media')).toSorted()).toEqual(files);
    // Nothing of its making is left, and what comes later is none of it.
    expect(readdirSync(folder).toSorted()).toEqual([`${NAME}.db.gz`, `${NAME}.json`, 'media']);
    await buildArticle('Winds');

    const { dataDir, refused } = await restored();
    expect(refused).toBeUndefined();
    expect(readdirSync(join(dataDir, 'media')).toSorted()).toEqual(files);
    expect(readdirSync(dataDir).toSorted()).toEqual(['media', 'prism.db']);
    test.store.close();
    const { store, isNew } = await openStore({ dataDir });
    expect(isNew).toBe(false);
    expect(await store.read.select().from(article)).toHaveLength(1);
    expect((await getArticle({ locale: 'en', slug: 'tides-headline' }))?.document.headline).toBe(
      'Tides headline',
    );
    store.close();
  });

  it('is made while a transaction is open, without what that has not written yet', async () => {
    const rows = await test.store.write(async (transaction) => {
      await transaction.delete(article).where(eq(article.id, 999));
      const { manifest } = await make();
      return manifest.store.rows;
    });
    expect(rows.article).toBe(1);
  });

  it('takes no room for pictures that are on the same disk, and does when it is told to', async () => {
    await make();
    const [file = ''] = readdirSync(join(folder, 'media'));
    const inode = (of: string) => statSync(join(of, file)).ino;
    expect(inode(join(folder, 'media'))).toBe(inode(join(test.dataDir, 'media')));
    rmSync(folder, { recursive: true });
    await make(AT, { mayLink: false });
    expect(inode(join(folder, 'media'))).not.toBe(inode(join(test.dataDir, 'media')));
  });

  it('is refused where there is a store, and leaves that alone', async () => {
    await make();
    await expect(restoreBackup({ dataDir: test.dataDir, folder, name: NAME })).rejects.toThrow(
      /^There is a store in .* already/,
    );
    expect(await test.store.read.select().from(article)).toHaveLength(1);
  });

  it('that is not whole is named by the drill, and never put back by half', async () => {
    const [picture = ''] = (await make()).manifest.media.map(({ file }) => file);
    const drill = async () => (await verifyBackup({ folder, name: NAME })).problems;
    expect(await drill()).toEqual([]);

    const place = join(folder, 'media', picture);
    rmSync(place);
    expect(await drill()).toEqual([`The picture ${picture} is missing.`]);
    writeFileSync(place, 'another picture');
    const said = `The picture ${picture} is not what was written.`;
    expect(await drill()).toEqual([said]);
    const half = await restored();
    expect(half.refused).toBe(`The backup is not whole: ${said}`);
    expect(existsSync(join(half.dataDir, 'prism.db'))).toBe(false);

    appendFileSync(join(folder, `${NAME}.db.gz`), 'x');
    writeFileSync(join(folder, `${NAME}.db.gz`), 'no archive');
    expect(await drill()).toEqual([`${NAME}.db.gz cannot be unpacked.`]);
    rmSync(join(folder, `${NAME}.db.gz`));
    expect(await drill()).toEqual([`${NAME}.db.gz is missing.`]);
    writeFileSync(join(folder, `${NAME}.json`), '{}');
    await expect(drill()).rejects.toThrow(/is not the list of a backup/);
  });

  it('of the content only has no account and no secret, and opens', async () => {
    const password = 'a long passphrase of herons and tides';
    const person = { email: 'aoki@example.org', name: 'Aoki', role: 'editor', locale: 'en' } as const;
    await createAccount({ actor: TEST_ACTOR, ...person, password });
    expect(await test.store.read.select().from(user)).toHaveLength(1);
    await make(AT, { contentOnly: true });
    const { dataDir } = await restored();
    expect(summarizeStore(join(dataDir, 'prism.db')).rows).toMatchObject({ article: 1, user: 0, account: 0 });
    test.store.close();
    const { store } = await openStore({ dataDir });
    expect(await store.read.select().from(user)).toEqual([]);
    store.close();
  });

  it('of a damaged store is refused', async () => {
    const other = newDataDir();
    writeFileSync(join(other, 'prism.db'), 'This is no store. '.repeat(500));
    await expect(makeBackup({ dataDir: other, folder, now: AT })).rejects.toThrow();
    expect(await listBackups(folder)).toEqual([]);
    expect(mediaId).toBeGreaterThan(0);
  });
});

describe('old backups', () => {
  const at = (days: number, hour = '18') =>
    `${new Date(Date.UTC(2026, 10, 28 - days)).toISOString().slice(0, 10)}T${hour}-00-00Z`;

  it('go, but for the latest of seven days, four weeks and twelve months', () => {
    // 18:00 UTC is three in the morning of the next day in Japan: the latest is of Sunday, 29 November.
    const daily = Array.from({ length: 400 }, (_, days) => at(days));
    const kept = [...keptBackups(daily)].map((name) => daily.indexOf(name));
    // Sundays end weeks: 29 (0), 22 (7), 15 (14), 8 (21) November. Months end on 31 October (29), 30 September (60), 31 August (90) …
    expect(kept.toSorted((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 29, 60, 90, 121, 152, 182, 213, 243, 274, 302, 333,
    ]);
  });

  it('of one day give way to its latest; what is not named as a backup is none', () => {
    expect([...keptBackups([at(0, '18'), at(0, '20'), 'before-migration'])]).toEqual([at(0, '20')]);
  });

  it('take the pictures along that no other has', async () => {
    const first = new Date('2026-11-28T18:00:00Z');
    await make(first);
    const { manifest } = await make(new Date('2026-11-28T20:00:00Z'));
    writeFileSync(join(folder, 'media', 'being-made.jpg'), 'of a backup that has no list yet');
    expect(await pruneBackups(folder)).toEqual(['2026-11-28T18-00-00Z']);
    expect(await listBackups(folder)).toEqual(['2026-11-28T20-00-00Z']);
    expect(readdirSync(join(folder, 'media')).toSorted()).toEqual(
      [...manifest.media.map(({ file }) => file), 'being-made.jpg'].toSorted(),
    );
    expect((await verifyBackup({ folder, name: '2026-11-28T20-00-00Z' })).problems).toEqual([]);
  });
});
