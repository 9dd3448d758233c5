import { createHmac, randomUUID } from 'node:crypto';
import { insertAccount } from '#db/auth/insert-account.ts';
import { authSecret } from '#db/auth/secret.ts';
import type { Viewer } from '#db/auth/viewer.ts';
import { session } from '#db/schema.ts';
import { theStore } from '#db/store.ts';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';

export type SignedIn = { viewer: Viewer; cookie: { name: string; value: string } };

/**
 * Makes an account and a session for it, as the sign-in page would, but without the time that a hash takes.
 * @param options.secure whether the site is served over https, which gives the cookie another name
 * @returns who it is, and the cookie by which a browser is signed in
 */
export async function signInAs(options: {
  role: Role;
  name?: string;
  email?: string;
  locale?: Locale;
  secure?: boolean;
  /** Of the password; without it there is none that would do. */
  passwordHash?: string;
}): Promise<SignedIn> {
  // No password has the hash that stands here.
  const { role, locale = 'en', secure = false, passwordHash = 'none:none' } = options;
  const { name = `Test ${role}`, email = `${role}-${randomUUID().slice(0, 8)}@example.org` } = options;
  const store = theStore();
  const secret = await authSecret(store);
  const [sessionId, token] = [randomUUID(), randomUUID()];
  const userId = await store.write(async (tx) => {
    const now = new Date();
    const id = await insertAccount(tx, now, { email, name, role, locale, passwordHash });
    if (id === null) throw new Error(`${email} already has an account.`);
    const expiresAt = new Date(now.getTime() + 24 * 3600 * 1000);
    const dated = { createdAt: now, updatedAt: now };
    await tx.insert(session).values({ id: sessionId, userId: id, token, expiresAt, ...dated });
    return id;
  });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return {
    viewer: { userId, name, email, role, locale, sessionId, hasTwoFactor: false },
    cookie: {
      name: `${secure ? '__Secure-' : ''}prism.session_token`,
      value: encodeURIComponent(`${token}.${signature}`),
    },
  };
}
