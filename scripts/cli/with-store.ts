import { userInfo } from 'node:os';
import type { Actor } from '#db/commands/command.ts';
import { openStore } from '#db/open-store.ts';
import { StoreError } from '#db/store.ts';
import { parseSettings, type Settings } from '#server/settings.ts';
import { CommandError } from './run-command.ts';

/**
 * Opens the store that the environment names, runs `work`, and closes it. Commands of the command line act in the
 * name of the operating system's user.
 * @throws CommandError with a sentence when a setting is wrong or the store cannot be opened or written
 */
export async function withStore<T>(
  work: (context: { settings: Settings; actor: Actor }) => Promise<T>,
): Promise<T> {
  const parsed = parseSettings(process.env);
  if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
  try {
    const { store, backup } = await openStore({ dataDir: parsed.settings.dataDir });
    if (backup) console.error(`The store was brought up to date; a backup from before is ${backup}`);
    try {
      return await work({ settings: parsed.settings, actor: { name: `cli:${userInfo().username}` } });
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) throw new CommandError(error.message);
    throw error;
  }
}
