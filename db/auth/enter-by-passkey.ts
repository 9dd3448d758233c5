import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { APIError } from 'better-auth/api';
import { and, eq, lte } from 'drizzle-orm';
import { passkeyHost } from '#lib/desk/passkeys.ts';
import { processSettings } from '#lib/process-settings.ts';
import { passkey, session, user, verification } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { admitAttempt, forgiveAttempt } from './attempts.ts';
import { theAuth } from './auth.ts';
import { rememberDevice } from './known-device.ts';
import { takeChallenge } from './passkey-challenge.ts';
import { recordAlone, recordEvent } from './record-event.ts';
import { seal, unseal } from './seal.ts';
import { withSession } from './with-session.ts';

/** How long a sign-in page may lie open before its passkey is asked for, in milliseconds. */
const LIFETIME = 3_600_000;

type Challenge = { enters: true; challenge: string; until: number };

/**
 * What a sign-in page asks a device for, sealed and in the words of WebAuthn. Writes nothing: it is kept once it was answered.
 * @returns undefined where browsers know no passkeys
 */
export async function challengeForEntry() {
  const host = passkeyHost(processSettings().siteUrl);
  if (!host) return undefined;
  const challenge = randomBytes(32).toString('base64url');
  const sealed = await seal({ enters: true, challenge, until: Date.now() + LIFETIME } satisfies Challenge);
  return { sealed, options: { challenge, rpId: host, userVerification: 'required', allowCredentials: [] } };
}

export type EntryResult =
  | { is: 'signed-in'; cookies: string[]; device: string }
  /** No such passkey, one of a disabled account, or an answer that does not hold: nobody is told which. */
  | { is: 'wrong' }
  /** The page lay open for too long, or its answer was sent before. */
  | { is: 'over' }
  | { is: 'wait'; seconds: number };

/**
 * Signs somebody in by a passkey: a key of their device, which the device has used only after it made sure who holds it. That is
 * both factors; no code is asked for.
 * @param given.credential what the browser was answered, as JSON
 */
export async function enterByPasskey(given: {
  challenge: string;
  credential: string;
  headers: Headers;
  address: string;
}): Promise<EntryResult> {
  const { headers, address } = given;
  const { siteUrl } = processSettings();
  const host = passkeyHost(siteUrl);
  const asked = (await unseal(given.challenge)) as Challenge | undefined;
  if (!host || !asked?.enters || asked.until <= Date.now()) return { is: 'over' };
  const attempt = { account: 'passkey', address, device: undefined };
  const refused = await admitAttempt(attempt);
  if (refused) return { is: 'wait', seconds: refused.retryAfter };

  const judged = await judge(given.credential, { challenge: asked.challenge, origin: siteUrl, host });
  if (!judged) return fail(address);
  const { kept, counter } = judged;
  try {
    const { api } = await theAuth();
    const answer = await withSession(
      async (tx, made) => {
        const now = theStore().now();
        if (!(await takeChallenge(tx, asked))) throw new Answered();
        await noteUse(tx, kept, counter, now);
        await forgiveAttempt(tx, attempt, now);
        await clearOver(tx);
        const [person] = await tx.select().from(user).where(eq(user.id, made.userId));
        const detail = { userId: made.userId, address, by: 'passkey' };
        await recordEvent(tx, now, { action: 'sign-in', actor: person?.name ?? 'nobody', detail });
      },
      () => api.enterByPasskey({ body: { userId: kept.userId }, headers, returnHeaders: true }),
    );
    const { email } = answer.response;
    return { is: 'signed-in', cookies: answer.headers.getSetCookie(), device: await rememberDevice(email) };
  } catch (error) {
    if (error instanceof Answered) return { is: 'over' };
    if (error instanceof APIError) return fail(address);
    throw error;
  }
}

/** Undoes a session for a challenge that was answered before. */
class Answered extends Error {}

type Kept = typeof passkey.$inferSelect;

/** The passkey that an answer is of, and how often it has signed by now; undefined where the answer does not hold. */
async function judge(
  credential: string,
  expected: { challenge: string; origin: string; host: string },
): Promise<{ kept: Kept; counter: number } | undefined> {
  try {
    const response = JSON.parse(credential) as AuthenticationResponseJSON;
    const [kept] = await theStore()
      .read.select()
      .from(passkey)
      .where(eq(passkey.credentialId, String(response.id)));
    if (!kept) return undefined;
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.host,
      requireUserVerification: true,
      credential: {
        id: kept.credentialId,
        publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
        counter: kept.counter,
      },
    });
    return verified ? { kept, counter: authenticationInfo.newCounter } : undefined;
  } catch {
    // What cannot be read, or was made for something else.
    return undefined;
  }
}

/** Of two answers at once with the same counter, one gets in: the other was not made by the device. */
async function noteUse(
  tx: Database,
  { id, counter: before }: Kept,
  counter: number,
  now: Date,
): Promise<void> {
  const noted = await tx
    .update(passkey)
    .set({ counter, lastUsedAt: now })
    .where(and(eq(passkey.id, id), eq(passkey.counter, before)))
    .returning({ id: passkey.id });
  if (noted.length === 0) throw new Answered();
}

/** As after a password: the library ends both by the machine's clock, and forgets to clear them away. */
async function clearOver(tx: Database): Promise<void> {
  await tx.delete(session).where(lte(session.expiresAt, new Date()));
  await tx.delete(verification).where(lte(verification.expiresAt, new Date()));
}

async function fail(address: string): Promise<EntryResult> {
  await recordAlone({ action: 'sign-in-failed', actor: 'nobody', detail: { address, by: 'passkey' } });
  return { is: 'wrong' };
}
