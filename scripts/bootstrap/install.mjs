import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK_FILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.prism-installed');
export const BIN = join(ROOT, 'node_modules/.bin');

/**
 * Installs the dependencies unless exactly those of package-lock.json are there. Needs nothing but npm.
 *
 * Install scripts stay off: better-sqlite3 brings its binaries along, and npm would try to compile it again, which
 * fails on a machine without a compiler. Only `node`, our own runtime, needs its script.
 * @throws Error with a sentence, and npm's own words, when npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('install', install, () => say('Waiting for another process that is installing ...'));
}

async function install() {
  if (isInstalled()) return;
  if (installedByNpm()) return stamp();
  const started = Date.now();
  say('Installing the dependencies, a minute or so the first time ...');
  // A machine with NODE_ENV=production would leave out what builds the pages.
  await npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
  await npm('rebuild', 'node');
  if (!existsSync(join(BIN, 'node'))) throw new Error('npm installed no node into node_modules/.bin.');
  stamp();
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function isInstalled() {
  try {
    return existsSync(join(BIN, 'node')) && readFileSync(STAMP, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

function stamp() {
  writeFileSync(STAMP, fingerprint());
}

/** What was installed for another system is of no use here. */
function fingerprint() {
  const sha256 = createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
  return `${sha256} ${process.platform}-${process.arch}\n`;
}

/** Whether somebody ran `npm ci` or `npm install` by hand and has all that the lock file names, and a node that runs. */
function installedByNpm() {
  try {
    const wanted = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8')).packages;
    const differs = Object.entries(wanted).some(([path, { optional, integrity }]) => {
      if (path === '' || (optional && !present[path])) return false;
      return present[path]?.integrity !== integrity;
    });
    return !differs && existsSync(join(ROOT, 'node_modules/node/bin/node')) && existsSync(join(BIN, 'node'));
  } catch {
    return false;
  }
}

function npm(...args) {
  return new Promise((resolve, reject) => {
    // The machine's own npm and Node: ours is being replaced.
    const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN);
    const child = spawn('npm', args, {
      cwd: ROOT,
      env: { ...process.env, PATH: path.join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', () =>
      reject(new Error('npm cannot be run. It comes with Node.js: https://nodejs.org')),
    );
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const words = Buffer.concat(output).toString().trim();
      reject(new Error(`npm ${args.join(' ')} failed (${signal ?? `exit ${code}`}):\n${words}`));
    });
  });
}

/** Progress goes to standard error: standard output belongs to the command, which may print JSON. */
function say(sentence) {
  console.error(sentence);
}
