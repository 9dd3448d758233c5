import { eq } from 'drizzle-orm';
import { user } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

/** Removes an account with its sessions and second factor. What the person wrote stays, under their name. */
export function removePerson(ref: PersonRef) {
  return changePerson(ref, 'remove-person', async ({ transaction }, person) => {
    await transaction.delete(user).where(eq(user.id, person.id));
    return { name: person.name };
  });
}
