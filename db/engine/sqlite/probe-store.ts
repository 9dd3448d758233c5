import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import { epoch } from '../../schema.ts';
import { StoreError, theStore } from '../../store.ts';

/** Room for a save of the longest text, its revision and its index. */
const LEAST_ROOM = 4_000_000;

/**
 * Writes a row and takes it back, through the queue that all writers use: what cannot be done now could not be saved
 * now. A row that is written as it was would prove nothing: SQLite notices, and the disk is not touched.
 * @throws StoreError with a sentence when the store cannot be written, or its disk is as good as full
 */
export async function probeStore(): Promise<void> {
  const store = theStore();
  await store.write(
    async (transaction) => {
      await transaction.update(epoch).set({ value: sql`${epoch.value} + 1` });
      await transaction.update(epoch).set({ value: sql`${epoch.value} - 1` });
    },
    { isProbe: true },
  );
  // A row fits into the log on a disk without a free byte, where a longer write that failed has left its room.
  const { bavail, bsize } = await statfs(dirname(store.file));
  if (bavail * bsize < LEAST_ROOM) {
    throw new StoreError('The disk of DATA_DIR is full, or nearly so. Free some space.');
  }
}
