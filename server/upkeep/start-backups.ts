import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { backupTime, listBackups } from '#db/backup/manifest.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import type { Settings } from '../settings.ts';
import type { BackupDone, BackupOrder } from './backup-thread.ts';

const SCRIPT = join(import.meta.dirname, 'backup-thread.ts');

/** Milliseconds between two looks, and before the first: who starts the program has more urgent work for it. */
const LOOK = 10 * 60_000;
/** The hour in Japan from which on a day has its backup. */
const HOUR = 3;

const JAPAN = 9 * 3_600_000;

/**
 * Whether a backup is due: each day of Japan has one, made from three in the morning on.
 * @param latest when the last one was begun; undefined where there is none
 */
export function isBackupDue(latest: Date | undefined, now: Date): boolean {
  const dayOf = (at: Date) => Math.floor((at.getTime() + JAPAN - HOUR * 3_600_000) / 86_400_000);
  return latest === undefined || dayOf(latest) < dayOf(now);
}

/**
 * Makes a backup a day as long as the process runs, unless the settings say that somebody else does, and removes old ones as db/backup/prune-backups.ts says.
 * @returns a function that stops it once what it is about is done
 */
export function startBackups(options: {
  settings: Pick<Settings, 'dataDir' | 'backups' | 'backupDir'>;
  log: Log;
  /** Milliseconds between two looks. */
  every?: number;
  now?: () => Date;
}): () => Promise<void> {
  const { settings, log, every = LOOK, now = () => new Date() } = options;
  const { dataDir, backupDir: folder } = settings;
  if (!settings.backups) return async () => {};
  const logFailure = logSparingly(log, 'the daily backup was not made');
  let looking = Promise.resolve();
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const [latest] = await listBackups(folder);
      if (!isBackupDue(latest === undefined ? undefined : backupTime(latest), now())) return;
      const began = Date.now();
      const done = await inThread({ dataDir, folder, now: now() });
      log.info({ ...done, milliseconds: Date.now() - began }, 'a backup was made');
    } catch (error) {
      logFailure(error as Error);
    }
  }

  const timer = setInterval(() => {
    looking = looking.then(() => (isStopped ? undefined : look()));
  }, every).unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await looking;
  };
}

/** In a thread of its own: to look a large store through takes seconds, in which no reader would be answered. */
function inThread(order: BackupOrder): Promise<BackupDone> {
  const done = Promise.withResolvers<BackupDone>();
  const worker = new Worker(SCRIPT, { workerData: order });
  worker.unref();
  worker.once('message', done.resolve);
  worker.once('error', done.reject);
  worker.once('exit', () => done.reject(new Error('The thread that makes backups has ended.')));
  return done.promise;
}
