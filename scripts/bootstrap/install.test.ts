import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/*
 * A checkout of its own with a command that says hello, and an npm that takes notes: what it is asked for, and that
 * it "installs" the Node that runs this test.
 */
const NPM = `#!/bin/sh
echo "$@" >> npm-calls
echo "npm talks a lot"
[ -f npm-fails ] && exit 1
sleep 0.3
mkdir -p node_modules/.bin && ln -sf "${process.execPath}" node_modules/.bin/node
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prism-install-'));
  mkdirSync(join(root, 'bin'));
  cpSync(import.meta.dirname, join(root, 'scripts/bootstrap'), { recursive: true });
  cpSync(join(import.meta.dirname, '../run.mjs'), join(root, 'scripts/run.mjs'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{ "packages": {} }');
  writeFileSync(
    join(root, 'scripts/article.ts'),
    "console.log('hello', ...process.argv.slice(2)); process.exitCode = 7;",
  );
  writeFileSync(join(root, 'bin/npm'), NPM);
  chmodSync(join(root, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

function start(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...args], {
      env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

const calls = () => readFileSync(join(root, 'npm-calls'), 'utf8').trim().split('\n');
const INSTALL = ['ci --ignore-scripts --include=dev --no-audit --no-fund', 'rebuild node'];

describe('a command in a fresh checkout', () => {
  it('installs first, quietly, and then runs with its arguments and its exit status', async () => {
    const { status, out, err } = await start('article', 'show', '--json');
    expect({ status, out }).toEqual({ status: 7, out: 'hello show --json\n' });
    expect(calls()).toEqual(INSTALL);
    expect(err).not.toContain('npm talks a lot');
  });

  it('installs once, whether started twice in a row or at the same time', async () => {
    const both = await Promise.all([start('article'), start('article')]);
    const third = await start('article');
    expect([...both, third].map(({ out }) => out)).toEqual(['hello\n', 'hello\n', 'hello\n']);
    expect(calls()).toEqual(INSTALL);
    expect(third.err).toBe('');
  });

  it('installs again when the lock file has changed', async () => {
    await start('article');
    writeFileSync(
      join(root, 'package-lock.json'),
      '{ "packages": { "node_modules/a": { "integrity": "b" } } }',
    );
    await start('article');
    expect(calls()).toEqual([...INSTALL, ...INSTALL]);
  });

  it('shows what npm said when installing fails, and tries again the next time', async () => {
    writeFileSync(join(root, 'npm-fails'), '');
    const failed = await start('article');
    expect(failed.status).toBe(1);
    expect(failed.err).toContain('npm talks a lot');
    rmSync(join(root, 'npm-fails'));
    expect((await start('article')).status).toBe(7);
  });

  it('is not held up by a process that died while it installed', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.once('close', resolve));
    mkdirSync(join(root, '.lock-install'));
    writeFileSync(join(root, '.lock-install/holder'), `${hostname()} ${gone.pid}`);
    expect((await start('article')).status).toBe(7);
    expect(existsSync(join(root, '.lock-install'))).toBe(false);
  });
});

describe('the list of commands', () => {
  it('is shown without a command, and installs nothing', async () => {
    const { status, out } = await start();
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}start +serve the site/m);
    expect(existsSync(join(root, 'npm-calls'))).toBe(false);
  });

  it('is shown with the name of a command that does not exist', async () => {
    const { status, err } = await start('strat');
    expect(status).toBe(1);
    expect(err).toContain('There is no command "strat".');
  });
});
