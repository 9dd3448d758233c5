import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const POLL = 200;
const HEARTBEAT = 2_000;
/** A holder that has given no sign of life for this long is dead, on whichever machine it ran. */
const SILENCE = 60_000;

export async function withLock(name, work, onWait = () => {}) {
  const folder = join(ROOT, `.lock-${name}`);
  for (let attempt = 0; !take(folder); attempt++) {
    if (attempt === 1) onWait();
    clearAbandoned(folder);
    await sleep(POLL);
  }
  const heartbeat = setInterval(() => touch(folder), HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(folder, { recursive: true, force: true });
  }
}

function take(folder) {
  if (!makeFolder(folder)) return false;
  writeFileSync(join(folder, 'holder'), `${hostname()} ${process.pid}`);
  return true;
}

/**
 * Removes the lock of a process that died. Only one process at a time may do so: of two that saw the same dead
 * holder, the slower one would otherwise remove the lock that the faster one has just taken.
 */
function clearAbandoned(folder) {
  if (!isAbandoned(folder)) return;
  const guard = `${folder}-clearing`;
  if (!makeFolder(guard)) {
    if (age(guard) > SILENCE) rmSync(guard, { recursive: true, force: true });
    return;
  }
  if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  rmSync(guard, { recursive: true, force: true });
}

function isAbandoned(folder) {
  if (age(folder) > SILENCE) return true;
  const [machine, pid] = readHolder(folder);
  return machine === hostname() && !isAlive(Number(pid));
}

function makeFolder(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(folder) {
  try {
    return readFileSync(join(folder, 'holder'), 'utf8').split(' ');
  } catch {
    return [];
  }
}

/** Milliseconds since the last sign of life; 0 when the folder is gone. */
function age(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The lock was removed by hand; the work goes on, and nothing is left to keep alive.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
