import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * Lets the library make the session of somebody whose passkey was judged (enter-by-passkey.ts), with its cookie. Called from there
 * only: the library's endpoints are not served.
 */
export const passkeyEntry = {
  id: 'prism-passkey-entry',
  endpoints: {
    enterByPasskey: createAuthEndpoint(
      '/prism/enter-by-passkey',
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (asked) => {
        const { internalAdapter } = asked.context;
        const user = await internalAdapter.findUserById(asked.body.userId);
        if (!user) throw APIError.from('UNAUTHORIZED', { code: 'NO_USER', message: 'The account is gone.' });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(asked, { session, user });
        return asked.json({ email: user.email });
      },
    ),
  },
} satisfies BetterAuthPlugin;
