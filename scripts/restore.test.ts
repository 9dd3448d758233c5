import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBackup } from '#db/backup/make-backup.ts';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const folder = join(dataDir, 'kept');
const restore = (dir: string, ...args: string[]) =>
  runHere(() => import('./restore.ts'), args, { DATA_DIR: dir, BACKUP_DIR: folder, LANG: 'C' });

it('a backup is put where there is no store, from the command line', async () => {
  expect((await restore(dataDir, '--help')).out).toContain('Usage: npm run restore -- FILE');
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides');
  const { name } = await makeBackup({ dataDir, folder, now: new Date('2026-11-28T18:00:00Z') });
  await buildArticle('Winds');
  await makeBackup({ dataDir, folder, now: new Date('2026-11-29T18:00:00Z') });
  store.close();

  expect((await restore(dataDir)).err).toMatch(/^There is a store in .* already/);
  const fresh = join(dataDir, 'fresh');
  expect((await restore(fresh, '--at', 'yesterday')).err).toBe(
    'yesterday is no time, such as 2026-11-28T06:00.\n',
  );
  expect((await restore(fresh, '--at', '2020-01-01')).err).toMatch(/from before 2020-01-01\.\n$/);
  expect((await restore(fresh, '--at', '2020-01-01', 'x.json')).err).toBe(
    'Give one FILE, or --at and --from.\n',
  );
  expect(existsSync(join(fresh, 'prism.db'))).toBe(false);
  // Noon in Japan, before the second one.
  expect(await restore(fresh, '--at', '2026-11-29T12:00')).toMatchObject({
    status: 0,
    out: `Backup ${name} was put into ${fresh}: 1 article, 0 picture files.\n`,
  });
  const latest = join(dataDir, 'latest');
  expect((await restore(latest)).out).toContain('2 articles');
  expect((await restore(join(dataDir, 'named'), join(folder, `${name}.db.gz`))).out).toContain('1 article,');
});
