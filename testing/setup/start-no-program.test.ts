import { expect, it } from 'vitest';

// By a way that scripts/cli/starts-program.ts does not see, so that --quick keeps this file.
const { execFile, execFileSync, execSync, fork, spawn, spawnSync } =
  process.getBuiltinModule('child_process');

it.each([
  ['spawn', () => spawn('true')],
  ['execFile', () => execFile('true')],
  ['fork', () => fork('true')],
  ['spawnSync', () => spawnSync('true')],
  ['execFileSync', () => execFileSync('true')],
  ['execSync', () => execSync('true')],
])('a test that --quick keeps is refused a program by %s', (_, start) => {
  expect(start).toThrow('A program was started by a test that --quick keeps');
});
