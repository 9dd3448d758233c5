import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type CommandResult = { status: number; stdout: string; stderr: string };

/**
 * Runs `npm run NAME -- ARGS` against the store of the server under test, while it runs.
 * @returns what it printed, in English, and its exit status; a failure is no exception
 */
export function runCommand(name: 'import' | 'article' | 'media', args: string[]): Promise<CommandResult> {
  const env = {
    ...process.env,
    DATA_DIR: process.env.E2E_DATA_DIR,
    SITE_URL: `http://127.0.0.1:${process.env.E2E_PORT}`,
    LC_ALL: 'C.UTF-8',
  };
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'node_modules/.bin/node'),
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts', `${name}.ts`), ...args],
      { cwd: ROOT, env },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ status, stdout, stderr });
      },
    );
  });
}
