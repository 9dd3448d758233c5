import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupTime, listBackups, readManifest } from './manifest.ts';

const JAPAN = 9 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** How many days, weeks and months that have a backup keep one: the latest of each. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;

/**
 * Which backups are kept when older ones go: the latest of each of the last seven days, four weeks and twelve months that have any, by
 * Japan's calendar, weeks beginning on Monday.
 */
export function keptBackups(names: string[]): Set<string> {
  const dated = names
    .flatMap((name) => {
      const at = backupTime(name);
      return at ? [{ name, local: new Date(at.getTime() + JAPAN) }] : [];
    })
    .sort((a, b) => b.local.getTime() - a.local.getTime());
  const kept = new Set<string>();
  const keepLatest = (most: number, periodOf: (local: Date) => string | number) => {
    const periods = new Set<string | number>();
    for (const { name, local } of dated) {
      const period = periodOf(local);
      if (periods.has(period)) continue;
      if (periods.size === most) return;
      periods.add(period);
      kept.add(name);
    }
  };
  keepLatest(KEPT.days, (local) => local.toISOString().slice(0, 10));
  // 1970 began on a Thursday.
  keepLatest(KEPT.weeks, (local) => Math.floor((local.getTime() / DAY + 3) / 7));
  keepLatest(KEPT.months, (local) => local.toISOString().slice(0, 7));
  return kept;
}

/**
 * Removes the backups of a folder that are not kept, and the pictures that none of those left has.
 * @returns the names of those that went
 */
export async function pruneBackups(folder: string): Promise<string[]> {
  const names = await listBackups(folder);
  const kept = keptBackups(names);
  const gone = names.filter((name) => !kept.has(name));
  if (gone.length === 0) return [];
  const picturesOf = async (some: Iterable<string>) => {
    const files = new Set<string>();
    for (const name of some) {
      for (const { file } of (await readManifest(folder, name)).media) files.add(file);
    }
    return files;
  };
  const wanted = await picturesOf(kept);
  // Only what a list names: a backup that is being made has pictures there already.
  const listed = await picturesOf(gone);
  for (const name of gone) {
    // The list first: without it there is no backup.
    await rm(join(folder, `${name}.json`), { force: true });
    await rm(join(folder, `${name}.db.gz`), { force: true });
  }
  for (const file of listed) {
    if (!wanted.has(file)) await rm(join(folder, 'media', file), { force: true });
  }
  return gone;
}
