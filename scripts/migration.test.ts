import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';
import { capture, ROOT } from './cli/tool.ts';

const migration = (...args: string[]) => runHere(() => import('./migration.ts'), args);

it('migration explains itself, and refuses an option that it does not have', async () => {
  const help = await migration('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run migration -- NAME [options]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await migration('--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it.each([[[]], [['Add Banner']], [['add', 'banner']]])('migration refuses %j as a name', async (args) => {
  const { status, err } = await migration(...args);
  expect([status, err]).toEqual([
    1,
    'Give one name, in lower-case letters with hyphens, such as add-banner.\n',
  ]);
});

it('migration writes nothing while the migrations make what db/schema.ts describes', async () => {
  const folder = join(ROOT, 'db/engine/sqlite/migrations');
  const files = () => (readdirSync(folder, { recursive: true }) as string[]).sort();
  const before = files();
  const { ok, output } = await capture('node', ['scripts/migration.ts', 'made-by-a-test']);
  const written = files().filter((file) => !before.includes(file));
  for (const file of written) rmSync(join(folder, file), { recursive: true, force: true });
  expect([ok, written]).toEqual([true, []]);
  expect(output).toContain('No schema changes, nothing to migrate');
});
