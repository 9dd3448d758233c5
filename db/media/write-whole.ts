import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a file whole or not at all: under another name first, then renamed. Its content is on the disk when this returns;
 * its name may not survive a power cut.
 * @throws the system's error when the disk refuses
 */
export async function writeWhole(folder: string, file: string, content: Uint8Array): Promise<void> {
  const draft = join(folder, `.${file}.${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(folder, file));
  } finally {
    await rm(draft, { force: true });
  }
}
