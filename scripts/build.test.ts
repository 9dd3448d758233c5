import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';
import { ensureBuilt } from './cli/ensure-built.ts';

const build = (...args: string[]) => runHere(() => import('./build.ts'), args);

it('build explains itself, and refuses an option that it does not have', async () => {
  const help = await build('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run build -- [--force]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await build('--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it('build builds nothing while the pages are those of the sources', async () => {
  await ensureBuilt();
  expect(await build()).toEqual({ status: 0, out: '', err: 'The pages are up to date.\n' });
});
