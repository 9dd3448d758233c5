import { spawn } from 'node:child_process';
import { ROOT } from './tool.ts';

export type Program = {
  url: string;
  pid: number;
  /** What it has printed so far, both streams as they came. */
  words: () => string;
  /** Its exit status, once it has ended; null after a signal. */
  ended: Promise<number | null>;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<number | null>;
};

/**
 * Starts a program of the checkout with the project's Node and waits until it prints its address.
 * @param options.root another checkout, whose program it is
 * @param options.nodeArgs for Node, before the script
 * @param options.input what it reads from standard input
 * @throws with its own words when it ends before
 */
export function startProgram(options: {
  script: string;
  args?: string[];
  root?: string;
  nodeArgs?: string[];
  environment?: Record<string, string>;
  input?: Buffer;
}): Promise<Program> {
  const { script, args = [], root = ROOT, nodeArgs = [], environment = {}, input } = options;
  const before = ['--disable-warning=ExperimentalWarning', ...nodeArgs];
  const child = spawn(process.execPath, [...before, script, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}).end(input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  let words = '';
  return new Promise((resolve, reject) => {
    const onWords = (chunk: Buffer) => {
      words += chunk;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(words) ?? [];
      if (url) resolve({ url, pid: child.pid ?? 0, words: () => words, ended, stop });
    };
    child.stdout.on('data', onWords);
    child.stderr.on('data', onWords);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${script} ended: ${words.trim()}`)));
  });
}
