import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StoreError } from '../store.ts';

/** The size and SHA-256 of a file, read a piece at a time. */
export async function digestOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

/**
 * Gives a file a second place: by a link where both are on one disk, which takes no room, else by a copy that is whole or not there.
 * @param options.mayLink false where the copy has to outlive the first one's disk, or may be changed
 */
export async function placeFile(from: string, to: string, { mayLink }: { mayLink: boolean }): Promise<void> {
  if (mayLink) {
    const linked = await link(from, to).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'EEXIST',
    );
    if (linked) return;
  }
  const draft = `${to}.part`;
  try {
    await copyFile(from, draft, constants.COPYFILE_FICLONE);
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Runs work on files, and says what the system's refusal means for somebody who makes or restores a backup. */
export async function sayingWhy<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC') throw new StoreError(`There is no room left for ${folder}.`, { cause: error });
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code)) {
      throw new StoreError(`${folder} cannot be written (${code}).`, { cause: error });
    }
    throw error;
  }
}
