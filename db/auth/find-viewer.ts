import { createHmac, timingSafeEqual } from 'node:crypto';
import { isLocale } from '#lib/locale.ts';
import { isRole } from '#lib/rights.ts';
import { authSecret } from './secret.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who is signed in, by the cookies of a request. Role and language are read from the store each time, so a change of
 * role, a revoked session and a disabled account hold on the very next request.
 * @returns null when nobody is, the session has ended, or the account was disabled
 */
export async function findViewer(headers: Headers): Promise<Viewer | null> {
  if (!(await isSignedHere(headers.get('cookie') ?? ''))) return null;
  // It takes the thread for 400 ms, so a process loads it once it serves (server/process/load-door.ts), not at its start.
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

/** By that name, or by `__Secure-` and that name. */
const SESSION_COOKIE = /prism\.session_token=([^;]+)/g;

/**
 * Whether a session cookie was signed here, though its session may have ended: a stranger, who invents one, makes nothing
 * be loaded. It is `token.signature`, HMAC-SHA-256 in Base64, as better-auth signs it.
 */
async function isSignedHere(cookies: string): Promise<boolean> {
  const values = [...cookies.matchAll(SESSION_COOKIE)].map(([, value = '']) => decoded(value));
  if (values.length === 0) return false;
  const secret = await authSecret();
  return values.some((value) => {
    const end = value.lastIndexOf('.');
    const right = createHmac('sha256', secret).update(value.slice(0, end)).digest();
    const given = Buffer.from(value.slice(end + 1), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
