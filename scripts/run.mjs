#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BIN, ensureInstalled } from './bootstrap/install.mjs';

/*
 * The way from `npm run NAME` to scripts/NAME.ts, for a fresh clone too: plain JavaScript without dependencies that
 * the machine's own Node can read. It installs what is missing and goes on with the Node that the project brings.
 */
const OLDEST_NODE = 20;

const COMMANDS = {
  start: 'serve the site; installs, fills a new store and builds as needed',
  dev: 'serve the site while working on it',
  build: 'build the pages if they are missing or older than the sources',
  import: 'take articles in from plain-text files',
  article: 'list, show, publish, schedule, withdraw ... articles',
  media: 'take pictures in, and give them to articles',
  reindex: 'write the search index anew, or compare it with the store',
  backup: 'copy the store and its pictures, or try whether a copy can be restored',
  restore: 'put a backup into a place without a store',
  outbox: 'show what others are told of changes, and try again what failed',
  'create-admin': 'make an account for the desk',
  token: 'make, list and revoke the tokens by which programs may write',
  migration: 'write the SQL for a changed db/schema.ts',
  test: 'run unit and browser tests',
  check: 'lint, format, types, import floors, message keys',
  validate: 'check and test: all that has to hold before a change is shared',
  bench: 'measure what pages cost',
  'bench-data': 'fill a separate store with synthetic articles (npm run bench:data)',
  screenshots: "take the pictures in docs/screenshots/, of readers' pages and the desk",
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function main([name, ...args]) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    return refuse(`PRISM News needs Node ${OLDEST_NODE} or newer to start; this is ${process.version}.`);
  }
  if (name === undefined || name === '--help' || name === '-h') {
    console.log(listOfCommands());
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) return refuse(`There is no command "${name}".\n\n${listOfCommands()}`);
  try {
    await ensureInstalled();
  } catch (error) {
    return refuse(error.message);
  }
  return run(name, args);
}

function run(name, args) {
  const script = join(ROOT, 'scripts', `${name}.ts`);
  const child = spawn(join(BIN, 'node'), ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl+C reaches the child from the terminal itself, and a second time would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && isTerminal() ? undefined : child.kill(signal)));
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(refuse('node_modules is damaged: delete the folder and try again.')));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function isTerminal() {
  return Boolean(process.stdin.isTTY || process.stdout.isTTY);
}

function listOfCommands() {
  const lines = Object.entries(COMMANDS).map(([name, summary]) => `  ${name.padEnd(12)} ${summary}`);
  return ['Commands (npm run NAME -- [options], each with --help):', ...lines].join('\n');
}

function refuse(sentence) {
  console.error(sentence);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
