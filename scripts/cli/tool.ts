import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');

type Environment = Record<string, string | undefined>;

/** The environment for a tool: its programs come from node_modules first, Node included. */
function toolEnvironment(extra: Environment): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  } as NodeJS.ProcessEnv;
}

/** Runs a program in the root of the checkout and keeps quiet; what it printed, both streams as they came, is returned. */
export function capture(
  program: string,
  args: string[],
  extra: Environment = {},
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: toolEnvironment(extra),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) =>
      resolve({ ok: false, output: `${program} cannot be run: ${error.message}` }),
    );
    child.once('close', (code) =>
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString().trim() }),
    );
  });
}

/** Runs a program in the root of the checkout on this terminal. Returns whether it succeeded. */
export function attach(program: string, args: string[], extra: Environment = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: toolEnvironment(extra), stdio: 'inherit' });
    child.once('error', (error) => {
      console.error(`${program} cannot be run: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
}
