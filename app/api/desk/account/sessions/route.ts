import { endOwnSession } from '#db/commands/people/change-own-account.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { answerStaff, done, seeOther, textOf } from '../../answers.ts';

/** Ends one of the own sessions, by its id in `session`. */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, accountPath, async (viewer, form) => {
    const ended = await endOwnSession({ actor: viewer, sessionId: textOf(form, 'session') });
    if (ended) return done(accountPath, 'sessions', { code: 'session-ended' });
    return seeOther(accountPath, { state: { form: 'sessions', error: { code: 'no-session' } } });
  });
}
