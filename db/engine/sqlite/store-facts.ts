import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Health } from '#lib/process-health.ts';
import { theStore } from '../../store.ts';

/**
 * How large the store is, and what is free on its disk.
 * @throws the system's error when its folder cannot be read
 */
export async function storeFacts(): Promise<Omit<NonNullable<Health['store']>, 'lastBackup'>> {
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
    migrations: { count: applied.length, last: applied.at(-1)?.name ?? '' },
  };
}
