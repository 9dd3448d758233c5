import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Disk = {
  folder: string;
  /** From here on nothing can be written; whoever has a file open for writing has to close it before. */
  makeReadOnly(): void;
  /** The same files at another path, where nothing can be written. */
  readOnlyView(): string;
  /** Leaves no byte free. */
  fill(): void;
  /** Undoes `fill`. */
  free(): void;
  [Symbol.dispose](): void;
};

/** The reason to skip a test that needs one. */
export const NO_DISK = 'Only root may mount the disk that this test fills or makes read-only.';

/**
 * A disk in memory, for tests of what happens when it is full or read-only. Permissions would not do: root, as whom
 * tests run in many containers, is not held by them.
 * @returns undefined where this process may not mount one
 */
export function mountDisk(megabytes: number): Disk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'prism-disk-'));
  const mounted: string[] = [];
  const mount = (target: string, ...args: string[]) => {
    execFileSync('mount', [...args, target], { stdio: 'pipe' });
    if (!mounted.includes(target)) mounted.push(target);
  };
  try {
    mount(folder, '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs');
  } catch {
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    makeReadOnly: () => mount(folder, '-o', 'remount,ro'),
    readOnlyView() {
      const view = mkdtempSync(join(tmpdir(), 'prism-disk-view-'));
      mount(view, '--bind', folder);
      mount(view, '-o', 'remount,ro,bind');
      return view;
    },
    fill() {
      try {
        for (;;) writeFileSync(ballast, Buffer.alloc(4_096), { flag: 'a' });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => rmSync(ballast),
    [Symbol.dispose]() {
      for (const each of mounted.reverse()) execFileSync('umount', ['--lazy', each]);
    },
  };
}
