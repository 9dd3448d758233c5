import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#db/auth/actor.ts';
import { hasStore, openStore } from '#db/open-store.ts';
import { StoreError } from '#db/store.ts';
import { parseSettings, type Settings } from '#server/settings.ts';
import { CommandError } from './run-command.ts';

/** What to do where DATA_DIR holds no store: refuse, make it, or work on one that is thrown away afterwards. */
export type WithoutStore = 'refuse' | 'make' | 'pretend';

/**
 * Opens the store that the environment names, runs `work`, and closes it. Commands of the command line act in the
 * name of the operating system's user.
 * @throws CommandError with a sentence when a setting is wrong or the store cannot be opened or written
 */
export async function withStore<T>(
  work: (context: { settings: Settings; actor: Actor }) => Promise<T>,
  withoutStore: WithoutStore = 'refuse',
): Promise<T> {
  const parsed = parseSettings(process.env);
  if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
  const { settings } = parsed;
  const pretends = withoutStore === 'pretend' && !hasStore(settings.dataDir);
  const dataDir = pretends ? mkdtempSync(join(tmpdir(), 'prism-pretended-')) : settings.dataDir;
  try {
    const create = pretends || withoutStore === 'make';
    const onProgress = (sentence: string) => console.error(sentence);
    const { store, backup, readOnly } = await openStore({ dataDir, create, onProgress });
    if (readOnly) console.error(readOnly);
    if (backup) console.error(`The store was brought up to date; a backup from before is ${backup}`);
    try {
      return await work({
        settings,
        actor: { name: `cli:${userInfo().username}`, role: 'admin', userId: null },
      });
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) throw new CommandError(error.message);
    throw error;
  } finally {
    if (pretends) rmSync(dataDir, { recursive: true, force: true });
  }
}
