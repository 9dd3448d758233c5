import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from '#db/backup/make-backup.ts';
import { pruneBackups } from '#db/backup/prune-backups.ts';

/* The thread that start-backups.ts starts: makes one backup, says what came of it, and ends. */

export type BackupOrder = { dataDir: string; folder: string; now: Date };
export type BackupDone = { name: string; bytes: number; removed: string[] };

const { dataDir, folder, now } = workerData as BackupOrder;
const { name, manifest } = await makeBackup({ dataDir, folder, now });
const removed = await pruneBackups(folder);
parentPort?.postMessage({ name, bytes: manifest.store.bytes, removed } satisfies BackupDone);
