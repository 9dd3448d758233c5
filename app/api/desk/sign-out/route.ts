import { endSession } from '#db/auth/end-session.ts';
import { signInPath } from '#lib/desk/paths.ts';
import { doorRoute } from '../desk-route.ts';
import { addressOf } from '../request-facts.ts';

/** Ends the session of this browser. Who is signed out already has what they want. */
export const POST = doorRoute({
  page: signInPath(),
  form: 'sign-in',
  async run({ viewer, request: { headers } }) {
    const { cookies, isEnded } = await endSession({ viewer, address: addressOf(headers) });
    return isEnded
      ? { ok: true, success: { code: 'signed-out' }, cookies }
      : { ok: false, error: { code: 'still-signed-in' }, status: 503, cookies };
  },
});
