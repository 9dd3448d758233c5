import { eq } from 'drizzle-orm';
import { session } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

/** Signs somebody out everywhere: a lost telephone, a computer left open. */
export function endSessions(ref: PersonRef) {
  return changePerson(ref, 'end-sessions', async ({ transaction }, person) => {
    const ended = await transaction
      .delete(session)
      .where(eq(session.userId, person.id))
      .returning({ id: session.id });
    return { sessions: ended.length };
  });
}
