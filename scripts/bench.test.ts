import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const bench = (...args: string[]) => runHere(() => import('./bench.ts'), args);

it('bench explains itself, and refuses an option that it does not have', async () => {
  const help = await bench('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run bench -- [PART …] [--base DIR] [--quick] [options]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await bench('--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it('bench refuses a part that it does not have, before it measures anything', async () => {
  const { status, out, err } = await bench('gateway', 'weather');
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain('There is no part "weather": choose among gateway, render, figures, loop, stampede,');
});

it('bench refuses a number that is none', async () => {
  const { status, err } = await bench('survive', '--kept', 'many');
  expect([status, err]).toEqual([1, '--kept takes a whole number from 1.\n']);
});
