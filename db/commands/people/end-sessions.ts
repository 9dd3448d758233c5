import { and, eq } from 'drizzle-orm';
import { session } from '../../schema.ts';
import { refuse } from '../run/run-command.ts';
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

/** Signs somebody out in one browser. */
export function endSession({ sessionId, ...ref }: PersonRef & { sessionId: string }) {
  return changePerson(ref, 'end-session', async ({ transaction }, person) => {
    const [ended] = await transaction
      .delete(session)
      .where(and(eq(session.id, sessionId), eq(session.userId, person.id)))
      .returning({ address: session.ipAddress });
    if (!ended) refuse('unknown-session');
    return { address: ended.address };
  });
}
