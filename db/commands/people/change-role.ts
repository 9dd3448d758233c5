import { eq } from 'drizzle-orm';
import type { Role } from '#lib/rights.ts';
import { user } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

export type ChangeRole = PersonRef & { role: Role };

/** Gives somebody another role, on their very next request. Refuses to take the last administrator away. */
export function changeRole({ role, ...ref }: ChangeRole) {
  return changePerson(ref, 'change-role', async ({ transaction, now }, person) => {
    await transaction.update(user).set({ role, updatedAt: now }).where(eq(user.id, person.id));
    return { from: person.role, to: role };
  });
}
