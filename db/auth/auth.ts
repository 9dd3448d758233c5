import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { eq } from 'drizzle-orm';
import { processSettings } from '#lib/process-settings.ts';
import { user } from '../schema.ts';
import { type Store, theStore } from '../store.ts';
import { storeAdapter } from './adapter.ts';
import { passkeyEntry } from './passkey-entry.ts';
import { hash, LONGEST_PASSWORD, SHORTEST_PASSWORD, verify } from './passwords.ts';
import { authSecret } from './secret.ts';
import { usableCodes } from './usable-codes.ts';

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** How long somebody stays signed in. It is not prolonged, so a page that is read never writes. */
const SESSION_SECONDS = 14 * 24 * 3600;

const instances = new WeakMap<Store, Promise<Auth>>();

/**
 * better-auth on the store of this process. Its own HTTP endpoints are not served: our route handlers call `api`, after
 * the back-off and with an audit row (docs/decisions/010-accounts.md).
 */
export function theAuth(): Promise<Auth> {
  const store = theStore();
  let auth = instances.get(store);
  if (!auth) {
    auth = createAuth(store);
    instances.set(store, auth);
  }
  return auth;
}

async function createAuth(store: Store) {
  const { siteUrl } = processSettings();
  return betterAuth({
    appName: 'PRISM News',
    baseURL: siteUrl,
    secret: await authSecret(store),
    database: storeAdapter,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash, verify },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        locale: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    // usableCodes counts attempts, and before they are looked at.
    plugins: [
      twoFactor({ issuer: 'PRISM News', accountLockout: { enabled: false } }),
      usableCodes,
      passkeyEntry,
    ],
    advanced: {
      cookiePrefix: 'prism',
      useSecureCookies: siteUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Set by the gateway, which drops what a client sends under this name.
      ipAddress: { ipAddressHeaders: ['x-prism-client'] },
    },
  });
}

/** A disabled account with its right password is answered like a wrong password. */
async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const [found] = await theStore()
    .read.select({ disabledAt: user.disabledAt })
    .from(user)
    .where(eq(user.id, userId));
  if (!found || found.disabledAt !== null) throw new APIError('UNAUTHORIZED');
}
