import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const env = { DATA_DIR: dataDir, BACKUP_DIR: join(dataDir, 'kept'), LANG: 'C' };
const backup = (...args: string[]) => runHere(() => import('./backup.ts'), args, env);

it('a store is backed up, and tried, from the command line', async () => {
  expect((await backup('--help')).out).toContain('Usage: npm run backup -- [options]');
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

  rmSync(join(dataDir, 'kept', `${name}.db.gz`));
  expect(await backup('--verify')).toMatchObject({ status: 2, out: `${name}.db.gz is missing.\n` });
});
