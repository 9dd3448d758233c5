import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Health } from '#lib/process-health.ts';
import { processSettings } from '#lib/process-settings.ts';
import { backupTime, listBackups } from '../../backup/manifest.ts';
import { theStore } from '../../store.ts';

/**
 * How large the store is, what is free on its disk, and when it was last backed up.
 * @throws the system's error when its folder cannot be read
 */
export async function storeFacts(): Promise<NonNullable<Health['store']>> {
  const { file, read } = theStore();
  const sizes = await Promise.all(
    [file, `${file}-wal`].map((each) =>
      stat(each).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const { bavail, bsize } = await statfs(dirname(file));
  const applied = await read.execute<{ name: string }>(sql`select name from migration order by name`);
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    freeBytes: bavail * bsize,
    lastBackup: await lastBackup(processSettings().backupDir ?? join(dirname(file), 'backups')),
    migrations: { count: applied.length, last: applied.at(-1)?.name ?? '' },
  };
}

/** The latest backup: one that is complete, or the copy from before a migration. */
async function lastBackup(folder: string): Promise<{ name: string; at: Date } | null> {
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
