import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const env = (dir: string) => ({ DATA_DIR: dir, BACKUP_DIR: join(dataDir, 'kept'), LANG: 'C' });
const backup = (...args: string[]) => runHere(() => import('./backup.ts'), args, env(dataDir));
const restore = (dir: string, ...args: string[]) => runHere(() => import('./restore.ts'), args, env(dir));

it('a store is backed up, tried, and put back elsewhere from the command line', async () => {
  expect((await backup('--help')).out).toContain('Usage: npm run backup -- [options]');
  expect((await restore(dataDir, '--help')).out).toContain('Usage: npm run restore -- FILE');
  expect(await backup('--verify')).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no backup in'),
  });
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides');
  store.close();
  const made = await backup();
  expect(made).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^Backup \S+Z was made in .*: 1 article, 0 picture files\.\n$/),
  });
  const [, name = ''] = /^Backup (\S+)/.exec(made.out) ?? [];
  expect((await backup('--list')).out).toBe(`${name}\n`);
  expect((await backup('--verify')).out).toBe(
    `Backup ${name} can be restored: 1 article and 0 picture files were compared.\n`,
  );
  expect((await backup('--verify', 'x')).err).toMatch(/^There is no backup x in/);

  expect((await restore(dataDir)).err).toMatch(/^There is a store in .* already/);
  const fresh = join(dataDir, 'fresh');
  expect((await restore(fresh, '--at', 'yesterday')).err).toBe(
    'yesterday is no time, such as 2026-11-28T06:00.\n',
  );
  expect((await restore(fresh, '--at', '2020-01-01')).err).toMatch(/from before 2020-01-01\.\n$/);
  expect(existsSync(join(fresh, 'prism.db'))).toBe(false);
  expect(await restore(fresh)).toMatchObject({
    status: 0,
    out: `Backup ${name} was put into ${fresh}: 1 article, 0 picture files.\n`,
  });
  const again = join(dataDir, 'again');
  expect((await restore(again, join(dataDir, 'kept', `${name}.db.gz`))).status).toBe(0);

  rmSync(join(dataDir, 'kept', `${name}.db.gz`));
  expect(await backup('--verify')).toMatchObject({ status: 2, out: `${name}.db.gz is missing.\n` });
});
