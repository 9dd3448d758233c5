import { and, eq, gt } from 'drizzle-orm';
import { queueMail } from '../mail/mails.ts';
import { invitation, user } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { admitAttempt } from './attempts.ts';
import { normalizeEmail } from './insert-account.ts';
import { createToken } from './one-time-token.ts';
import { recordEvent } from './record-event.ts';

const MINUTE = 60_000;
/** How long the link holds. */
const LIFETIME = 120 * MINUTE;
/** Who has been sent a link so recently is sent no other: whoever asks for somebody else shall not fill their letter box. */
const PAUSE = 10 * MINUTE;
const LONGEST_EMAIL = 254;

/**
 * Sends a link for a new password to an account, by mail. The answer is the same where there is no such account; attempts are
 * counted by network and address, as those to sign in are.
 * @param given.address where the request came from
 * @param given.link the address in which a token stands
 * @returns after how many seconds to come back, where too many were asked for
 */
export async function askForPassword(given: {
  email: string;
  address: string;
  link: (token: string) => string;
}): Promise<{ ok: true } | { ok: false; seconds: number }> {
  const email = normalizeEmail(given.email).slice(0, LONGEST_EMAIL);
  const attempt = { account: `new password of ${email}`, address: given.address, device: undefined };
  const refused = await admitAttempt(attempt);
  if (refused) return { ok: false, seconds: refused.retryAfter };
  await theStore().write((transaction) => sendLink(transaction, { ...given, email }));
  return { ok: true };
}

async function sendLink(
  transaction: Database,
  { email, address, link }: { email: string; address: string; link: (token: string) => string },
): Promise<void> {
  const now = theStore().now();
  const [person] = await transaction.select().from(user).where(eq(user.email, email));
  if (!person || person.disabledAt) return;
  const { id: userId, role, name, locale } = person;
  const ofPerson = and(eq(invitation.userId, userId), eq(invitation.keepsSecondStep, true));
  const isRecent = and(ofPerson, gt(invitation.createdAt, new Date(now.getTime() - PAUSE)));
  const [recent] = await transaction.select({ id: invitation.id }).from(invitation).where(isRecent);
  if (recent) return;
  await transaction.delete(invitation).where(ofPerson);
  const { token, tokenHash, expiresAt } = createToken(now, LIFETIME);
  const kept = { tokenHash, email, userId, role, createdAt: now, expiresAt };
  await transaction.insert(invitation).values({ ...kept, invitedBy: name, keepsSecondStep: true });
  const until = expiresAt.toISOString();
  await queueMail(transaction, { kind: 'forgotten', to: email, locale, name, link: link(token), until }, now);
  await recordEvent(transaction, now, {
    action: 'ask-for-password',
    actor: name,
    detail: { userId, address },
  });
}
