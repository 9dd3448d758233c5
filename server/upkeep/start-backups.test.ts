import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listBackups } from '#db/backup/manifest.ts';
import { openTestStore } from '#testing/test-store.ts';
import { createLog } from '../log.ts';
import { isBackupDue, startBackups } from './start-backups.ts';

it('a day of Japan has one, from three in the morning on', () => {
  const at = (time: string) => new Date(`2026-11-${time}:00+09:00`);
  expect(isBackupDue(undefined, at('29T01:00'))).toBe(true);
  expect(isBackupDue(at('28T03:00'), at('29T02:59'))).toBe(false);
  expect(isBackupDue(at('28T03:00'), at('29T03:00'))).toBe(true);
  expect(isBackupDue(at('29T02:00'), at('29T03:00'))).toBe(true);
  expect(isBackupDue(at('29T03:00'), at('29T23:59'))).toBe(false);
});

it('is made by the process, once, and not where somebody else makes them', async () => {
  using test = await openTestStore();
  const backupDir = join(test.dataDir, 'elsewhere');
  const settings = { dataDir: test.dataDir, backups: true, backupDir };
  const log = createLog('silent');
  let now = new Date('2026-11-28T18:00:00Z');
  const stop = startBackups({ settings, log, every: 10, now: () => now });
  await expect.poll(() => listBackups(backupDir), { timeout: 10_000 }).toEqual(['2026-11-28T18-00-00Z']);
  now = new Date('2026-11-29T17:59:00Z');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await listBackups(backupDir)).toHaveLength(1);
  now = new Date('2026-11-29T18:00:00Z');
  await expect.poll(() => listBackups(backupDir), { timeout: 10_000 }).toHaveLength(2);
  await stop();

  // A failure stands in the log, and the next look tries again.
  const said: string[] = [];
  const telling = { ...log, error: (_: object, words: string) => said.push(words) } as unknown as typeof log;
  const file = join(test.dataDir, 'no-folder');
  writeFileSync(file, '');
  const failing = startBackups({
    settings: { ...settings, backupDir: file },
    log: telling,
    every: 10,
    now: () => now,
  });
  await expect.poll(() => said, { timeout: 10_000 }).toContain('the daily backup was not made');
  await failing();

  const idle = startBackups({
    settings: { ...settings, backups: false },
    log,
    every: 10,
    now: () => new Date(),
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await idle();
  expect(await listBackups(backupDir)).toHaveLength(2);
});
