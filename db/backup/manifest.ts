import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreError } from '../store.ts';

/*
 * A folder of backups: `NAME.json` says what a backup has, `NAME.db.gz` is its store, and `media/` has the pictures of all of them,
 * each once, since the name of a picture's file never stands for another content. NAME is the moment in UTC, `2026-11-29T18-05-00Z`.
 */

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().nonnegative();
const fileName = z.string().regex(/^[\w.-]+$/);

const manifest = z.object({
  schema: z.literal('prism-news/backup'),
  version: z.literal(1),
  /** UTC, ISO 8601. */
  made: z.iso.datetime(),
  contentOnly: z.boolean(),
  store: z.object({
    file: fileName,
    /** Of the store itself, unpacked. */
    bytes: size,
    sha256: digest,
    migration: z.string(),
    /** How many rows each table has. */
    rows: z.record(z.string(), size),
  }),
  media: z.array(z.object({ file: fileName, bytes: size, sha256: digest })),
});
export type Manifest = z.infer<typeof manifest>;

const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\dZ)$/;

/** The name of a backup that is begun at an instant. */
export const backupName = (at: Date): string => at.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

/** The instant at which a backup was begun; undefined where a name is none. */
export function backupTime(name: string): Date | undefined {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}${hour}:${minute}:${second}`);
}

/** The names of the backups in a folder that are complete, the latest first; none where there is no folder. */
export async function listBackups(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json') && backupTime(file.slice(0, -5)))
    .map((file) => file.slice(0, -5))
    .sort()
    .reverse();
}

/**
 * What a backup has.
 * @throws StoreError with a sentence where there is none of this name, or what is there is no manifest
 */
export async function readManifest(folder: string, name: string): Promise<Manifest> {
  const file = join(folder, `${name}.json`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new StoreError(`There is no backup ${name} in ${folder}.`);
  try {
    return manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new StoreError(`${file} is not the list of a backup that this version reads.`, { cause: error });
  }
}
