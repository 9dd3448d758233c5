import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError, theStore } from '../store.ts';
import type { EncodedVariant } from './encode-picture.ts';
import { mediaFolder } from './media-file.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes the files of a picture, each whole or not at all: under another name first, then renamed. They are on the
 * disk when this returns, before any row names them. Files that no row names in the end are harmless: the same picture
 * finds them again.
 * @throws StoreError with a sentence when the disk refuses
 */
export async function keepFiles(variants: Pick<EncodedVariant, 'file' | 'content'>[]): Promise<void> {
  const folder = mediaFolder();
  try {
    await writeFiles(folder, variants);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw error;
    const sentence = `${folder} cannot be written (${code}); the picture was not taken in. Check the disk and the permissions of DATA_DIR.`;
    const refused = new StoreError(sentence, { cause: error });
    theStore().reportRefusal(refused);
    throw refused;
  }
}

async function writeFiles(
  folder: string,
  variants: Pick<EncodedVariant, 'file' | 'content'>[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, content } of variants) {
    if (existsSync(join(folder, file))) continue;
    await writeWhole(folder, file, content);
  }
  await syncFolder(folder);
}

/** Whether every file of a picture is there. */
export function areKept(variants: { file: string }[]): boolean {
  return variants.every(({ file }) => existsSync(join(mediaFolder(), file)));
}

/** Removes files of pictures; one that is not there, or that the disk keeps, is passed over. */
export async function removeFiles(files: string[]): Promise<void> {
  for (const file of files) await rm(join(mediaFolder(), file), { force: true }).catch(() => {});
}

/** Makes the new names last through a power cut too, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
