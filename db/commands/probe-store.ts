import { sql } from 'drizzle-orm';
import { epoch } from '../schema.ts';
import { theStore } from '../store.ts';

/**
 * Writes a row and takes it back, through the queue that all writers use: what cannot be done now could not be saved
 * now. A row that is written as it was would prove nothing: SQLite notices, and the disk is not touched.
 * @throws StoreError with a sentence when the store cannot be written
 */
export async function probeStore(): Promise<void> {
  await theStore().write(async (transaction) => {
    await transaction.update(epoch).set({ value: sql`${epoch.value} + 1` });
    await transaction.update(epoch).set({ value: sql`${epoch.value} - 1` });
  });
}
