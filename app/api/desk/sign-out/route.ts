import { endSession } from '#db/auth/end-session.ts';
import { signInPath } from '#lib/desk/paths.ts';
import { viewerOf } from '../../../viewer.ts';
import { addressOf, done } from '../answers.ts';

/** Ends the session of this browser. Who is signed out already has what they want. */
export async function POST(request: Request): Promise<Response> {
  const cookies = await endSession({
    viewer: await viewerOf(request),
    headers: request.headers,
    address: addressOf(request),
  });
  return done(signInPath(), 'sign-in', { code: 'signed-out' }, cookies);
}
