import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './cli/tool.ts';

function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/run.mjs', ...args], { cwd: ROOT }, (error, out, err) =>
      resolve({ status: Number(error?.code ?? 0), out, err }),
    );
  });
}

it('lists the commands: those of package.json, each with its script and a test beside it', async () => {
  const { status, out, err } = await run('--help');
  expect([status, err]).toEqual([0, '']);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = [...out.matchAll(/^ {2}(\S+) /gm)].map(([, name]) => name);
  expect(Object.values(scripts)).toEqual(names.map((name) => `exec node scripts/run.mjs ${name}`));
  for (const name of names) {
    for (const file of [`scripts/${name}.ts`, `scripts/${name}.test.ts`]) {
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
    }
  }
});

it('refuses a command that there is not, and passes arguments and exit status on', async () => {
  const unknown = await run('publish');
  expect([unknown.status, unknown.out]).toEqual([1, '']);
  expect(unknown.err).toMatch(/^There is no command "publish"\.\n\nCommands/);
  expect(await run('build', '--colour')).toEqual({
    status: 1,
    out: '',
    err: 'There is no option --colour. Try --help.\n',
  });
});
