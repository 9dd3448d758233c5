import { APIError } from 'better-auth/api';
import { eq, lte } from 'drizzle-orm';
import { session, user, verification } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { type Attempt, admitAttempt, forgiveAttempt } from './attempts.ts';
import { theAuth } from './auth.ts';
import { normalizeEmail } from './insert-account.ts';
import { knownDevice, rememberDevice } from './known-device.ts';
import { recordEvent } from './record-event.ts';
import { withSession } from './with-session.ts';

export type SignIn = {
  email: string;
  password: string;
  /** Of the request: its cookies and its browser become part of the session. */
  headers: Headers;
  /** Where it came from; `unknown` where nobody can say. */
  address: string;
  /** The cookie of a known device. */
  device: string | undefined;
};

export type SignInResult =
  /** `cookies` are the Set-Cookie headers that make it true; `device` is the value of the device's own cookie. */
  | { is: 'signed-in'; cookies: string[]; device: string }
  /** The password is right, a code is to follow. */
  | { is: 'second-step'; cookies: string[] }
  /** No such account, another password, or a disabled account: nobody is told which. */
  | { is: 'wrong' }
  | { is: 'wait'; seconds: number };

const LONGEST_EMAIL = 254;

/**
 * Signs somebody in by e-mail address and password. An address without an account costs the same hash as one with it.
 */
export async function signIn(given: SignIn): Promise<SignInResult> {
  const email = normalizeEmail(given.email).slice(0, LONGEST_EMAIL);
  const device = await knownDevice(given.device, email);
  const attempt: Attempt = { account: email, address: given.address, device };
  const refused = await admitAttempt(attempt);
  if (refused) return { is: 'wait', seconds: refused.retryAfter };
  const { api } = await theAuth();
  try {
    const { headers, response } = await withSession(
      (tx, made) => succeed(tx, attempt, made),
      () =>
        api.signInEmail({
          body: { email, password: given.password },
          headers: given.headers,
          returnHeaders: true,
        }),
    );
    const cookies = headers.getSetCookie();
    return 'twoFactorRedirect' in response
      ? { is: 'second-step', cookies }
      : { is: 'signed-in', cookies, device: await rememberDevice(email) };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    await fail(attempt);
    return { is: 'wrong' };
  }
}

/** Forgets the failures before, and writes down who has signed in, if it is complete. */
async function succeed(tx: Database, attempt: Attempt, made: typeof session.$inferSelect): Promise<void> {
  const now = theStore().now();
  await forgiveAttempt(tx, attempt, now);
  // better-auth ends both by the machine's clock, and forgets to clear them away.
  await tx.delete(session).where(lte(session.expiresAt, new Date()));
  await tx.delete(verification).where(lte(verification.expiresAt, new Date()));
  const [person] = await tx.select().from(user).where(eq(user.id, made.userId));
  if (!person) throw new Error('Somebody signed in whose account is gone.');
  if (person.twoFactorEnabled) {
    // The library makes a session for the password alone and takes it back in another transaction, which may fail.
    await tx.delete(session).where(eq(session.id, made.id));
    return;
  }
  const detail = { userId: person.id, address: attempt.address, by: 'password' };
  await recordEvent(tx, now, { action: 'sign-in', actor: person.name, detail });
}

/** Only an address that has an account is written down: people type passwords into the wrong field. */
async function fail({ account, address }: Attempt): Promise<void> {
  const store = theStore();
  await store.write(async (tx) => {
    const [person] = await tx.select().from(user).where(eq(user.email, account));
    const detail = { address, by: 'password', ...(person && { userId: person.id, email: account }) };
    const actor = person?.name ?? 'nobody';
    await recordEvent(tx, store.now(), { action: 'sign-in-failed', actor, detail });
  });
}
