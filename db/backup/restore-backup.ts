import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { summarizeStore } from '../engine/sqlite/copy-store.ts';
import { StoreError } from '../store.ts';
import { digestOf, placeFile, sayingWhy } from './files.ts';
import { type Manifest, readManifest } from './manifest.ts';

type Args = {
  /** The folder of the backup, and its name there. */
  folder: string;
  name: string;
  onProgress?: ((sentence: string) => void) | undefined;
};

/**
 * Puts a backup into a place where there is no store. All of it is looked through before the store is there under its name: one that
 * lacks something is refused, and the place has no store then either.
 * @throws StoreError with a sentence
 */
export async function restoreBackup({ dataDir, ...args }: Args & { dataDir: string }): Promise<Manifest> {
  const target = join(dataDir, 'prism.db');
  if (existsSync(target)) {
    throw new StoreError(
      `There is a store in ${dataDir} already. Stop the program, move prism.db and what begins with prism.db- aside, and try again.`,
    );
  }
  return sayingWhy(dataDir, async () => {
    await mkdir(join(dataDir, 'media'), { recursive: true });
    const draft = join(dataDir, `restoring-${process.pid}.db`);
    try {
      const { manifest, problems } = await unpack({ ...args, draft });
      const [problem] = problems;
      if (problem !== undefined) throw new StoreError(`The backup is not whole: ${problem}`);
      for (const { file } of manifest.media) {
        const place = join(dataDir, 'media', file);
        if (!existsSync(place)) {
          await placeFile(join(args.folder, 'media', file), place, { mayLink: false });
        }
      }
      await rename(draft, target);
      return manifest;
    } finally {
      await rm(draft, { force: true });
    }
  });
}

/**
 * A drill: restores a backup's store in a temporary folder, and holds it and all pictures against the list.
 * @returns what is wrong, a sentence each; none where it could be restored
 */
export async function verifyBackup(args: Args): Promise<{ manifest: Manifest; problems: string[] }> {
  const place = await mkdtemp(join(tmpdir(), 'prism-drill-'));
  try {
    return await unpack({ ...args, draft: join(place, 'prism.db') });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function unpack({
  folder,
  name,
  draft,
  onProgress = () => {},
}: Args & { draft: string }): Promise<{ manifest: Manifest; problems: string[] }> {
  const manifest = await readManifest(folder, name);
  const { store, media } = manifest;
  const packed = join(folder, store.file);
  if (!existsSync(packed)) return { manifest, problems: [`${store.file} is missing.`] };
  try {
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(draft));
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) {
      return { manifest, problems: [`${store.file} cannot be unpacked.`] };
    }
    throw error;
  }
  const { bytes, sha256 } = await digestOf(draft);
  if (bytes !== store.bytes || sha256 !== store.sha256) {
    return { manifest, problems: [`${store.file} is not what was written.`] };
  }
  const summary = summarizeStore(draft);
  const problems = Object.entries(store.rows).flatMap(([table, rows]) =>
    summary.rows[table] === rows
      ? []
      : [`The table ${table} has ${summary.rows[table] ?? 'no'} rows in place of ${rows}.`],
  );
  const listed = new Map(media.map((entry) => [entry.file, entry]));
  for (const [index, file] of summary.files.entries()) {
    const entry = listed.get(file);
    const place = join(folder, 'media', file);
    if (!entry || !existsSync(place)) problems.push(`The picture ${file} is missing.`);
    else if ((await digestOf(place)).sha256 !== entry.sha256) {
      problems.push(`The picture ${file} is not what was written.`);
    }
    if (index % 500 === 499) onProgress(`pictures: ${index + 1} of ${summary.files.length}`);
  }
  return { manifest, problems };
}
