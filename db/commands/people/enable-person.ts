import { eq } from 'drizzle-orm';
import { user } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

/** Lets somebody who was disabled sign in again, with the password they had. */
export function enablePerson(ref: PersonRef) {
  return changePerson(ref, 'enable-person', async ({ transaction, now }, person) => {
    await transaction.update(user).set({ disabledAt: null, updatedAt: now }).where(eq(user.id, person.id));
    return {};
  });
}
