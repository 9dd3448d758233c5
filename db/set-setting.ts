import { setting } from './schema.ts';
import type { Database } from './store.ts';

/** Keeps a value that the program remembers in the store, in place of the one before. */
export async function setSetting(transaction: Database, key: string, value: unknown): Promise<void> {
  await transaction
    .insert(setting)
    .values({ key, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } });
}
