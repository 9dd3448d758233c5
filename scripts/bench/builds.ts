import { execFile } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { serveApart } from '#testing/serve.ts';
import { CommandError } from '../cli/command-error.ts';
import type { Program } from '../cli/start-program.ts';
import { MARK } from './make-store.ts';
import { type BenchStore, benchStore, type Plan, say } from './plan.ts';

/** A checkout whose production build is measured: this one, or the one that it is held against. */
export type Build = { name: 'this' | 'base'; root: string | undefined };

/**
 * This build, and the one of `--base` where it is given.
 * @throws CommandError when that has no build
 */
export function buildsOf({ base }: Plan): Build[] {
  if (base === undefined) return [{ name: 'this', root: undefined }];
  if (!existsSync(join(base, '.next/BUILD_ID'))) {
    throw new CommandError(`${base} has no build: run \`npm run build\` there.`);
  }
  return [
    { name: 'this', root: undefined },
    { name: 'base', root: base },
  ];
}

/**
 * The store of so many invented articles as a build writes it: a store of one is not one of the other, since either may
 * have tables that the other lacks. Both hold the same articles.
 */
export async function storeOf({ root }: Build, articles: number): Promise<BenchStore> {
  const ours = await benchStore(articles);
  if (root === undefined) return ours;
  const dir = `${ours.dir}-${basename(root)}`;
  if (!existsSync(join(dir, MARK))) {
    mkdirSync(dir, { recursive: true });
    cpSync(join(ours.dir, MARK), join(dir, MARK));
  }
  say(`The store of ${articles.toLocaleString('en')} articles in ${dir}`);
  await runOf(root, 'scripts/bench-data.ts', [String(articles), '--dir', dir]);
  return { ...ours, dir };
}

/** Works on a copy of a build's store, which may be written, and is gone afterwards. */
export async function withCopyOfStore<T>(
  build: Build,
  articles: number,
  work: (store: BenchStore) => Promise<T>,
): Promise<T> {
  const store = await storeOf(build, articles);
  const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));
  try {
    cpSync(store.dir, dir, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return await work({ ...store, dir });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A build's server, as operators start it. */
export function serveBuild(
  { root }: Build,
  variables: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<Program> {
  return serveApart(variables, { ...(root && { root }), nodeArgs });
}

/**
 * Runs a command line of a checkout to its end.
 * @param input what it reads from standard input
 * @returns what it printed on standard output
 * @throws when it fails
 */
export async function runOf(
  root: string,
  script: string,
  args: string[],
  dataDir?: string,
  input = '',
): Promise<string> {
  const environment = { ...process.env, ...(dataDir !== undefined && { DATA_DIR: dataDir }) };
  const node = ['--disable-warning=ExperimentalWarning', script, ...args];
  const running = promisify(execFile)(process.execPath, node, { cwd: root, env: environment });
  running.child.stdin?.end(input);
  return (await running).stdout;
}
