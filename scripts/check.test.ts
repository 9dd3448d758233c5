import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const check = (...args: string[]) => runHere(() => import('./check.ts'), args);

/* What it checks has tests beside it, in scripts/checks/. */
it('check explains itself, and refuses an option that it does not have', async () => {
  const help = await check('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run check\n');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await check('--colour')).toEqual({ status: 1, out: '', err: sentence });
});
