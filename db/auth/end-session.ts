import { eq } from 'drizzle-orm';
import { session } from '../schema.ts';
import { isStoreError, theStore } from '../store.ts';
import { theAuth } from './auth.ts';
import { recordEvent } from './record-event.ts';
import type { Viewer } from './viewer.ts';

/**
 * Ends the session of somebody who is signed in.
 * @returns the Set-Cookie headers that take the cookies of this browser away, and whether the session has ended too: it has
 *   not when the store could not be written
 */
export async function endSession({
  viewer,
  address,
}: {
  viewer: Viewer | null;
  address: string;
}): Promise<{ cookies: string[]; isEnded: boolean }> {
  const { api } = await theAuth();
  // Without the cookies of the request it only takes them away. Given them, it would also say that a session has ended
  // which it could not delete.
  const { headers } = await api.signOut({ headers: new Headers(), returnHeaders: true });
  return { cookies: headers.getSetCookie(), isEnded: viewer === null || (await endInStore(viewer, address)) };
}

async function endInStore({ sessionId, userId, name }: Viewer, address: string): Promise<boolean> {
  const store = theStore();
  try {
    await store.write(async (transaction) => {
      await transaction.delete(session).where(eq(session.id, sessionId));
      const event = { action: 'sign-out', actor: name, detail: { userId, address } } as const;
      await recordEvent(transaction, store.now(), event);
    });
    return true;
  } catch (error) {
    if (isStoreError(error)) return false;
    throw error;
  }
}
