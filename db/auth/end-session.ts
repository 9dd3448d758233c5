import { theAuth } from './auth.ts';
import { recordAlone } from './record-event.ts';
import type { Viewer } from './viewer.ts';

/**
 * Ends the session of a request.
 * @returns the Set-Cookie headers that take its cookies away
 */
export async function endSession({
  viewer,
  headers,
  address,
}: {
  viewer: Viewer | null;
  headers: Headers;
  address: string;
}): Promise<string[]> {
  const { api } = await theAuth();
  const answer = await api.signOut({ headers, returnHeaders: true });
  if (viewer) {
    const detail = { userId: viewer.userId, address };
    await recordAlone({ action: 'sign-out', actor: viewer.name, detail });
  }
  return answer.headers.getSetCookie();
}
