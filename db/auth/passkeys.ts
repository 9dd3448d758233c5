import { randomBytes } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { LONGEST_PASSKEY_NAME, passkeyHost } from '#lib/desk/passkeys.ts';
import { processSettings } from '#lib/process-settings.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { passkey } from '../schema.ts';
import { theStore } from '../store.ts';
import { checkPassword } from './check-password.ts';
import { takeChallenge } from './passkey-challenge.ts';
import { recordEvent } from './record-event.ts';
import { seal, unseal } from './seal.ts';
import { type SecurityRefusal, withPassword } from './two-factor.ts';
import type { Viewer } from './viewer.ts';

/** How long somebody may take between their password and their device, in milliseconds. */
const LIFETIME = 10 * 60_000;

/** What travels through the browser, sealed, from the password to the device. */
type Ticket = { adds: string; name: string; challenge: string; until: number };

const isPasskeyName = (name: string) => name !== '' && [...name].length <= LONGEST_PASSKEY_NAME;

/**
 * Begins to make a passkey for somebody who is signed in and knows their password.
 * @returns a ticket for `passkeyOptions` and `addPasskey`, which nobody else can make or read
 */
export async function beginPasskey(asked: {
  viewer: Viewer;
  name: string;
  password: string;
}): Promise<{ ok: true; ticket: string } | SecurityRefusal | { ok: false; is: 'bad-name' }> {
  const { viewer, password } = asked;
  const name = cleanName(asked.name);
  if (!isPasskeyName(name)) return { ok: false, is: 'bad-name' };
  return withPassword(viewer, async () => {
    await checkPassword(viewer.userId, password);
    const challenge = randomBytes(32).toString('base64url');
    const ticket: Ticket = { adds: viewer.userId, name, challenge, until: Date.now() + LIFETIME };
    return { ticket: await seal(ticket) };
  });
}

async function ticketOf(viewer: Viewer, sealed: string): Promise<Ticket | undefined> {
  const ticket = (await unseal(sealed)) as Ticket | undefined;
  return ticket?.adds === viewer.userId && ticket.until > Date.now() ? ticket : undefined;
}

/** What the browser asks a device for, with what the passkey will be called; undefined where the time is over. */
export async function passkeyOptions(
  viewer: Viewer,
  sealed: string,
): Promise<{ name: string; options: PublicKeyCredentialCreationOptionsJSON } | undefined> {
  const ticket = await ticketOf(viewer, sealed);
  const host = passkeyHost(processSettings().siteUrl);
  if (!ticket || !host) return undefined;
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const kept = await theStore().read.select().from(passkey).where(eq(passkey.userId, viewer.userId));
  const options = await generateRegistrationOptions({
    rpName: siteName(viewer.locale),
    rpID: host,
    userName: viewer.email,
    userDisplayName: viewer.name,
    userID: new TextEncoder().encode(viewer.userId),
    challenge: new Uint8Array(Buffer.from(ticket.challenge, 'base64url')),
    attestationType: 'none',
    // A device that has one already makes no second.
    excludeCredentials: kept.map(({ credentialId: id, transports }) => ({ id, transports })),
    // Found without a name typed, and only after the device has made sure who holds it: so it is two factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { name: ticket.name, options };
}

/**
 * Keeps the passkey that a device has made.
 * @param given.credential what the browser was answered, as JSON
 */
export async function addPasskey(given: {
  viewer: Viewer;
  ticket: string;
  credential: string;
}): Promise<{ ok: true; name: string } | { ok: false }> {
  const { viewer } = given;
  const { userId } = viewer;
  const { siteUrl } = processSettings();
  const ticket = await ticketOf(viewer, given.ticket);
  const host = passkeyHost(siteUrl);
  if (!ticket || !host) return { ok: false };
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const judged = await verifyRegistrationResponse({
    response: JSON.parse(given.credential) as RegistrationResponseJSON,
    expectedChallenge: ticket.challenge,
    expectedOrigin: siteUrl,
    expectedRPID: host,
    requireUserVerification: true,
    // What cannot be read, or was made for something else, throws.
  }).catch(() => undefined);
  if (!judged?.verified) return { ok: false };
  const { id: credentialId, publicKey, counter, transports = [] } = judged.registrationInfo.credential;
  const store = theStore();
  return store.write(async (transaction) => {
    const now = store.now();
    if (!(await takeChallenge(transaction, ticket))) return { ok: false };
    const key = {
      credentialId,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports,
    };
    const added = await transaction
      .insert(passkey)
      .values({ userId, name: ticket.name, ...key, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: passkey.id });
    if (added.length === 0) return { ok: false };
    const detail = { userId, name: ticket.name };
    await recordEvent(transaction, now, { action: 'add-passkey', actor: viewer.name, detail });
    return { ok: true, name: ticket.name };
  });
}

/** Calls a passkey of the viewer otherwise. @returns whether there was one, and the name can be one */
export async function renamePasskey(asked: { viewer: Viewer; id: number; name: string }): Promise<boolean> {
  const { viewer, id } = asked;
  const { userId } = viewer;
  const name = cleanName(asked.name);
  if (!isPasskeyName(name)) return false;
  const store = theStore();
  return store.write(async (transaction) => {
    const [renamed] = await transaction
      .update(passkey)
      .set({ name })
      .where(and(eq(passkey.id, id), eq(passkey.userId, userId)))
      .returning({ id: passkey.id });
    if (!renamed) return false;
    const event = { action: 'rename-passkey', actor: viewer.name, detail: { userId, name } } as const;
    await recordEvent(transaction, store.now(), event);
    return true;
  });
}

/** Removes a passkey of the viewer: the device goes on offering it, and it opens nothing. @returns whether there was one */
export async function removePasskey({ viewer, id }: { viewer: Viewer; id: number }): Promise<boolean> {
  const { userId } = viewer;
  const store = theStore();
  return store.write(async (transaction) => {
    const [gone] = await transaction
      .delete(passkey)
      .where(and(eq(passkey.id, id), eq(passkey.userId, userId)))
      .returning({ name: passkey.name });
    if (!gone) return false;
    const event = { action: 'remove-passkey', actor: viewer.name, detail: { userId, ...gone } } as const;
    await recordEvent(transaction, store.now(), event);
    return true;
  });
}
