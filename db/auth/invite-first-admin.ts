import { isNull } from 'drizzle-orm';
import { invitation } from '../schema.ts';
import { theStore } from '../store.ts';
import { countPeople } from './insert-account.ts';
import { createToken } from './one-time-token.ts';

/**
 * Makes the link by which the first administrator makes their account; one from an earlier start is void.
 * @returns its token; null when somebody has an account already
 */
export async function inviteFirstAdmin(): Promise<string | null> {
  const store = theStore();
  if ((await countPeople(store.read)) > 0) return null;
  return store.write(async (transaction) => {
    const now = store.now();
    const { token, tokenHash, expiresAt } = createToken(now);
    await transaction.delete(invitation).where(isNull(invitation.email));
    const row = { tokenHash, email: null, role: 'admin' as const, invitedBy: '', createdAt: now, expiresAt };
    await transaction.insert(invitation).values(row);
    return token;
  });
}
