import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const dev = (...args: string[]) => runHere(() => import('./dev.ts'), args);

it('dev explains itself, and refuses an option that it does not have', async () => {
  const help = await dev('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run dev\n');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await dev('--colour')).toEqual({ status: 1, out: '', err: sentence });
});
