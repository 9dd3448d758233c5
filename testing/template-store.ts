import { constants, copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#db/open-store.ts';

/** The instant at which a test's clock starts, and at which the template was made. */
export const START = new Date('2026-11-03T00:00:00Z');

/** Names the template in the environment, which the processes of a run inherit. */
const TEMPLATE = 'PRISM_TEST_TEMPLATE';

/**
 * Makes the store that every test of this run copies. Migrating one and loading its taxonomy takes 130 ms of CPU, a
 * copy 2.
 * @param dataDir an empty folder that stays until the run ends
 */
export async function makeTemplate(dataDir: string): Promise<void> {
  const { store } = await openStore({ dataDir, now: () => START });
  store.close();
  process.env[TEMPLATE] = store.file;
}

/** A folder for a store that is still to be made. @returns the path, for DATA_DIR */
export function emptyDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'prism-test-'));
}

/**
 * A folder with a new store in it: the taxonomy and no article. Outside a run of vitest there is no template; the folder
 * is empty then, and whoever opens it makes the store.
 * @returns the path, for DATA_DIR; the run's temporary folder is removed with everything in it
 */
export function newDataDir(): string {
  const dataDir = emptyDataDir();
  const template = process.env[TEMPLATE];
  if (template) copyFileSync(template, join(dataDir, 'prism.db'), constants.COPYFILE_FICLONE);
  return dataDir;
}
