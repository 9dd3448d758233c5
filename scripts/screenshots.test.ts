import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const screenshots = (...args: string[]) => runHere(() => import('./screenshots.ts'), args);

it('screenshots explains itself, and refuses an option that it does not have', async () => {
  const help = await screenshots('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run screenshots -- [NAME …]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await screenshots('--colour')).toEqual({ status: 1, out: '', err: sentence });
});
