import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Health } from '#lib/process-health.ts';
import { processSettings } from '#lib/process-settings.ts';
import { theStore } from '../store.ts';
import { backupTime, listBackups } from './manifest.ts';

/** The latest backup of the store of this process: one that is complete, or the copy from before a migration. */
export async function lastBackup(): Promise<NonNullable<Health['store']>['lastBackup']> {
  const folder = processSettings().backupDir ?? join(dirname(theStore().file), 'backups');
  const [latest] = await listBackups(folder);
  const at = latest === undefined ? undefined : backupTime(latest);
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.db'))
      .map(async (name) => ({ name, at: (await stat(join(folder, name))).mtime })),
  );
  const all = [...files, ...(latest !== undefined && at ? [{ name: latest, at }] : [])];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
}
