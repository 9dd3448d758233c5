import { and, eq, gt } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import { account, invitation, passkey, session, twoFactor, user } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { type AccountProblem, accountProblems } from './account-problems.ts';
import { countPeople, insertAccount, normalizeEmail } from './insert-account.ts';
import { hashToken } from './one-time-token.ts';
import { hash } from './passwords.ts';
import { recordEvent } from './record-event.ts';

export type Invitation = {
  id: number;
  /** Null in the link for the first administrator. */
  email: string | null;
  role: Role;
  expiresAt: Date;
  /** Whose password it replaces, and what they are called; null in a link that makes an account. */
  person: { id: string; name: string } | null;
  /** Whether the second step and passkeys of that person stay. */
  keepsSecondStep: boolean;
};

/** The invitation that a link belongs to; null when it is used, taken back or over. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  const store = theStore();
  return readInvitation(store.read, token, store.now());
}

async function readInvitation(database: Database, token: string, now: Date): Promise<Invitation | null> {
  const [row] = await database
    .select({ invitation, name: user.name })
    .from(invitation)
    .leftJoin(user, eq(user.id, invitation.userId))
    .where(and(eq(invitation.tokenHash, hashToken(token)), gt(invitation.expiresAt, now)));
  if (!row) return null;
  const { id, email, role, expiresAt, userId, keepsSecondStep } = row.invitation;
  // The link for the first administrator is void as soon as anybody has an account, however they got it.
  if (email === null && (await countPeople(database)) > 0) return null;
  const person = userId !== null && row.name !== null ? { id: userId, name: row.name } : null;
  return { id, email, role, expiresAt, person, keepsSecondStep };
}

export type AcceptInvitation = {
  token: string;
  password: string;
  /** Not asked for where there is an account already. */
  name: string;
  /** Only asked for where the invitation does not say it. */
  email?: string | undefined;
  locale: Locale;
};

export type AcceptProblem = 'void' | AccountProblem;

type Accepted = { ok: true; email: string } | { ok: false; problems: AcceptProblem[] };

/**
 * Uses a one-time link: makes the account that it is for, or gives it a new password, ends its sessions and takes its
 * second step and passkeys away, unless its owner has asked for the link by mail. The link is void afterwards, also when two use it at once.
 * @returns the e-mail address of the account, or everything that is wrong with what was given
 */
export async function acceptInvitation(given: AcceptInvitation): Promise<Accepted> {
  const found = await findInvitation(given.token);
  if (!found) return VOID;
  const email = found.email ?? normalizeEmail(given.email ?? '');
  const name = found.person?.name ?? given.name.trim();
  const problems = await accountProblems({ name, email, password: given.password });
  if (problems.length > 0) return { ok: false, problems };

  const passwordHash = await hash(given.password);
  const store = theStore();
  const accepted = store.write(async (transaction): Promise<Accepted> => {
    const now = store.now();
    const current = await readInvitation(transaction, given.token, now);
    if (!current) return VOID;
    const { role, person, keepsSecondStep } = current;
    const userId = person
      ? await replacePassword(transaction, person.id, passwordHash, keepsSecondStep)
      : await insertAccount(transaction, now, { email, name, role, locale: given.locale, passwordHash });
    if (userId === null) return { ok: false, problems: ['has-account'] };
    const used = await transaction
      .delete(invitation)
      .where(eq(invitation.id, current.id))
      .returning({ id: invitation.id });
    if (used.length === 0) throw new UsedMeanwhile();
    const action = person ? 'replace-password' : 'accept-invitation';
    await recordEvent(transaction, now, { action, actor: name, detail: { userId, email, role } });
    return { ok: true, email };
  });
  return accepted.catch((error: unknown) => {
    if (error instanceof UsedMeanwhile) return VOID;
    throw error;
  });
}

/** Undoes what was done with a link that somebody else used up in between: whoever takes its row has it. */
class UsedMeanwhile extends Error {}

async function replacePassword(
  transaction: Database,
  userId: string,
  password: string,
  keepsSecondStep: boolean,
): Promise<string> {
  await transaction.update(account).set({ password }).where(eq(account.userId, userId));
  if (!keepsSecondStep) {
    await transaction.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId));
    await transaction.delete(twoFactor).where(eq(twoFactor.userId, userId));
    await transaction.delete(passkey).where(eq(passkey.userId, userId));
  }
  await transaction.delete(session).where(eq(session.userId, userId));
  return userId;
}

const VOID: Accepted = { ok: false, problems: ['void'] };
