import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { copyStore, keepContentOnly, summarizeStore } from '../engine/sqlite/copy-store.ts';
import { parseMediaFileName } from '../media/media-file.ts';
import { writeWhole } from '../media/write-whole.ts';
import { StoreError } from '../store.ts';
import { digestOf, placeFile, sayingWhy } from './files.ts';
import { backupName, listBackups, type Manifest, readManifest } from './manifest.ts';

export type MakeBackup = {
  dataDir: string;
  /** Where it goes; made where it is not there. */
  folder: string;
  now: Date;
  /** Without accounts, tokens, webhooks and previews, for another site. */
  contentOnly?: boolean;
  /** Whether pictures may be links to those that are there already: they are, on the same disk. */
  mayLink?: boolean;
  onProgress?: ((sentence: string) => void) | undefined;
};

/**
 * Copies a store and its pictures while the site goes on. The list of what it has is written last: a backup without one never happened.
 * @returns its name, and the list
 * @throws StoreError with a sentence when the store cannot be read or the folder not written
 */
export async function makeBackup(args: MakeBackup): Promise<{ name: string; manifest: Manifest }> {
  const { dataDir, folder, now, contentOnly = false, mayLink = true, onProgress = () => {} } = args;
  if (!existsSync(join(dataDir, 'prism.db'))) throw new StoreError(`There is no store in ${dataDir}.`);
  const name = backupName(now);
  return sayingWhy(folder, async () => {
    await mkdir(join(folder, 'media'), { recursive: true });
    if (existsSync(join(folder, `${name}.json`))) {
      throw new StoreError(`There is a backup ${name} already. Wait for a second.`);
    }
    const copy = join(folder, `${name}.db`);
    const packed = `${copy}.gz`;
    try {
      // Before and after: a picture's files are there before the store names them, and may go once it does not.
      const pictures = { dataDir, folder, mayLink };
      await placePictures(pictures);
      let told = 0;
      await copyStore(dataDir, copy, (share) => {
        const percent = Math.floor(share * 100);
        if (percent < told + 10) return;
        told = percent;
        onProgress(`store: ${percent} %`);
      });
      if (contentOnly) keepContentOnly(copy);
      const { files, ...summary } = summarizeStore(copy);
      await placePictures(pictures);
      const { bytes, sha256 } = await digestOf(copy);
      await pipeline(createReadStream(copy), createGzip(), createWriteStream(packed));
      const manifest: Manifest = {
        schema: 'prism-news/backup',
        version: 1,
        made: now.toISOString(),
        contentOnly,
        store: { file: `${name}.db.gz`, bytes, sha256, ...summary },
        media: await listPictures(folder, files, onProgress),
      };
      await writeWhole(folder, `${name}.json`, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
      return { name, manifest };
    } catch (error) {
      await rm(packed, { force: true });
      throw error;
    } finally {
      await rm(copy, { force: true });
      await rm(`${copy}-journal`, { force: true });
    }
  });
}

/** Puts those pictures into the folder that are not there yet. */
async function placePictures({
  dataDir,
  folder,
  mayLink,
}: {
  dataDir: string;
  folder: string;
  mayLink: boolean;
}) {
  const there = new Set(await readdir(join(folder, 'media')));
  const files = await readdir(join(dataDir, 'media')).catch(() => []);
  for (const file of files) {
    if (there.has(file) || parseMediaFileName(file) === null) continue;
    await placeFile(join(dataDir, 'media', file), join(folder, 'media', file), { mayLink });
  }
}

/** The pictures that a store names, with their digests: those that an earlier backup has read are not read again. */
async function listPictures(
  folder: string,
  files: string[],
  onProgress: (sentence: string) => void,
): Promise<Manifest['media']> {
  const [latest] = await listBackups(folder);
  const known = new Map(
    latest ? (await readManifest(folder, latest)).media.map((entry) => [entry.file, entry]) : [],
  );
  const media: Manifest['media'] = [];
  for (const [index, file] of files.entries()) {
    const place = join(folder, 'media', file);
    // A file that is lost on the site as well is no reason to have no backup of the rest; the drill names it.
    if (!existsSync(place)) continue;
    media.push(known.get(file) ?? { file, ...(await digestOf(place)) });
    if (index % 500 === 499) onProgress(`pictures: ${index + 1} of ${files.length}`);
  }
  return media;
}
