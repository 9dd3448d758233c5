import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const validate = (...args: string[]) => runHere(() => import('./validate.ts'), args);

it('validate explains itself, and refuses an option that it does not have', async () => {
  const help = await validate('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run validate\n');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await validate('--colour')).toEqual({ status: 1, out: '', err: sentence });
});
