import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { setting } from '../schema.ts';
import { type Store, theStore } from '../store.ts';

const KEY = 'auth.secret';

/**
 * The key that signs cookies and encrypts the secrets of second factors: made when it is first needed, and kept in the
 * store, so that there is nothing to configure and every process on the same store has the same one.
 */
export async function authSecret(store: Store = theStore()): Promise<string> {
  const kept = await readSecret(store);
  if (kept !== undefined) return kept;
  await store.write(async (tx) => {
    await tx
      .insert(setting)
      .values({ key: KEY, value: randomBytes(32).toString('base64url') })
      .onConflictDoNothing();
  });
  const made = await readSecret(store);
  if (made === undefined) throw new Error('The secret was written but is not there.');
  return made;
}

async function readSecret(store: Store): Promise<string | undefined> {
  const [row] = await store.read.select().from(setting).where(eq(setting.key, KEY));
  return typeof row?.value === 'string' ? row.value : undefined;
}
