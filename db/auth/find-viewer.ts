import { isLocale } from '#lib/locale.ts';
import { isRole } from '#lib/rights.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who is signed in, by the cookies of a request. Role and language are read from the store each time, so a change of
 * role, a revoked session and a disabled account hold on the very next request.
 * @returns null when nobody is, the session has ended, or the account was disabled
 */
export async function findViewer(headers: Headers): Promise<Viewer | null> {
  if (!headers.get('cookie')?.includes('prism.session_token=')) return null;
  // Loaded when somebody has signed in: a process that only serves readers need not.
  const { theAuth } = await import('./auth.ts');
  const { api } = await theAuth();
  const found = await api.getSession({ headers });
  if (!found) return null;
  const { user, session } = found;
  if (user.disabledAt || !isRole(user.role) || !isLocale(user.locale)) return null;
  const { id: userId, name, email, role, locale } = user;
  return {
    userId,
    name,
    email,
    role,
    locale,
    sessionId: session.id,
    hasTwoFactor: user.twoFactorEnabled === true,
  };
}
