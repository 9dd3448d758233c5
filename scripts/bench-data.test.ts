import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const benchData = (...args: string[]) => runHere(() => import('./bench-data.ts'), args);

it('bench-data explains itself, and refuses an option that it does not have', async () => {
  const help = await benchData('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run bench:data -- N [--dir DIR]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await benchData('--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it('bench-data fills a store once, and leaves one alone that it did not make', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'prism-bench-data-'));
  const filled = await benchData('2', '--dir', dir);
  expect([filled.status, filled.out]).toEqual([0, expect.stringContaining(`${dir}: 2 articles in `)]);
  expect((await benchData('2', '--dir', dir)).out).toBe(`${dir} has its 2 articles already.\n`);
  const refused = await benchData('2', '--dir', newDataDir());
  expect([refused.status, refused.out]).toEqual([1, '']);
  expect(refused.err).not.toContain('unexpected');
});

it.each([[[]], [['many']], [['0']], [['1', '2']]])('bench-data refuses %j in a sentence', async (args) => {
  const { status, err } = await benchData(...args);
  expect([status, err]).toEqual([1, 'Say how many articles, such as `npm run bench:data -- 1000`.\n']);
});
