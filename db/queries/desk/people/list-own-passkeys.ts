import { asc, eq } from 'drizzle-orm';
import { passkey } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

export type OwnPasskey = { id: number; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The passkeys of an account, the oldest first. Whose they are is said by the account that asks. */
export async function listOwnPasskeys({ userId }: { userId: string }): Promise<OwnPasskey[]> {
  const rows = await theStore()
    .read.select()
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.id));
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
}
