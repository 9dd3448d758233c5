import { eq } from 'drizzle-orm';
import { session, user } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

/** Ends all sessions of somebody and lets them begin no other, until they are enabled again. */
export function disablePerson(ref: PersonRef) {
  return changePerson(ref, 'disable-person', async ({ transaction, now }, person) => {
    await transaction.update(user).set({ disabledAt: now, updatedAt: now }).where(eq(user.id, person.id));
    await transaction.delete(session).where(eq(session.userId, person.id));
    return {};
  });
}
