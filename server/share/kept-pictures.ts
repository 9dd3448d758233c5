import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '#db/media/write-whole.ts';

/** What may be written before the folder is looked at again, as a share of what it may have. */
const SHARE = 1 / 16;

export type KeptPictures = {
  /** The bytes under a name, or null: what cannot be read counts as absent. */
  read: (name: string) => Promise<Buffer | null>;
  /** @throws the system's error when the disk refuses */
  write: (name: string, bytes: Uint8Array) => Promise<void>;
};

/**
 * Pictures that can be drawn again, in a folder of which the oldest go when there are too many. Several processes may share
 * it: each looks at all of it, now and then.
 * @param most in bytes; a sixteenth for each process more may be there for a while
 */
export function keptPictures({ folder, most }: { folder: string; most: number }): KeptPictures {
  let written = Number.POSITIVE_INFINITY;

  async function removeOldest(): Promise<void> {
    const files = await Promise.all((await readdir(folder)).map((name) => sizeOf(join(folder, name))));
    const newestFirst = files.filter((file) => file !== null).sort((a, b) => b.modifiedAt - a.modifiedAt);
    let size = 0;
    for (const file of newestFirst) {
      size += file.size;
      if (size > most * (1 - SHARE)) await rm(file.path, { force: true });
    }
  }

  return {
    read: (name) => readFile(join(folder, name)).catch(() => null),
    async write(name, bytes) {
      await mkdir(folder, { recursive: true });
      await writeWhole(folder, name, bytes);
      written += bytes.length;
      if (written < most * SHARE) return;
      written = 0;
      await removeOldest();
    },
  };
}

/** Null where another process has removed the file meanwhile. */
async function sizeOf(path: string): Promise<{ path: string; size: number; modifiedAt: number } | null> {
  const found = await stat(path).catch(() => null);
  return found && { path, size: found.size, modifiedAt: found.mtimeMs };
}
