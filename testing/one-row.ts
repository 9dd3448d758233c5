import type { SQL } from 'drizzle-orm';
import { type Store, theStore } from '#db/store.ts';

/**
 * The first row of an answer, for tests that look into tables.
 * @throws when there is none
 */
export async function oneRow<Row>(query: SQL, store: Store = theStore()): Promise<Row> {
  const [row] = await store.read.execute<Row>(query);
  if (!row) throw new Error('No row was found.');
  return row;
}
