import { endOwnSession } from '#db/commands/people/change-own-account.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { sessionRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../../desk-route.ts';

/** Ends one of the own sessions, by its id in `session`. */
export const POST = deskRoute({
  schema: sessionRequest,
  page: accountPath,
  form: 'sessions',
  async run({ viewer, input }) {
    const isEnded = await endOwnSession({ actor: viewer, sessionId: input.session });
    return isEnded
      ? { ok: true, success: { code: 'session-ended' } }
      : { ok: false, error: { code: 'no-session' } };
  },
});
