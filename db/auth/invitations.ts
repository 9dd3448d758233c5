import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import { isName } from '../commands/people/change-own-account.ts';
import { account, invitation, session, twoFactor, user } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { countPeople, insertAccount, normalizeEmail } from './insert-account.ts';
import { createToken, hashToken } from './one-time-token.ts';
import { hash, type PasswordProblem, passwordProblem } from './passwords.ts';
import { recordEvent } from './record-event.ts';

export type Invitation = {
  id: number;
  /** Null in the link for the first administrator. */
  email: string | null;
  role: Role;
  expiresAt: Date;
  /** Whose password it replaces, and what they are called; null in a link that makes an account. */
  person: { id: string; name: string } | null;
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
  const { id, email, role, expiresAt, userId } = row.invitation;
  // The link for the first administrator is void as soon as anybody has an account, however they got it.
  if (email === null && (await countPeople(database)) > 0) return null;
  const person = userId !== null && row.name !== null ? { id: userId, name: row.name } : null;
  return { id, email, role, expiresAt, person };
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

export type AcceptProblem =
  | { field: 'token'; code: 'void' }
  | { field: 'name'; code: 'no-name' }
  | { field: 'email'; code: 'invalid-email' | 'has-account' }
  | { field: 'password'; code: PasswordProblem };

/**
 * Uses a one-time link: makes the account that it is for, or gives it a new password, ends its sessions and takes its
 * second step away. The link is void afterwards, also when two use it at once.
 * @returns the e-mail address of the account, or everything that is wrong with what was given
 */
export async function acceptInvitation(
  given: AcceptInvitation,
): Promise<{ ok: true; email: string } | { ok: false; problems: AcceptProblem[] }> {
  const found = await findInvitation(given.token);
  if (!found) return VOID;
  const email = found.email ?? normalizeEmail(given.email ?? '');
  const name = found.person?.name ?? given.name.trim();
  const problems = problemsOf({ name, email, password: given.password });
  if (problems.length > 0) return { ok: false, problems };

  const passwordHash = await hash(given.password);
  const store = theStore();
  return store.write(async (transaction) => {
    const now = store.now();
    const current = await readInvitation(transaction, given.token, now);
    if (!current) return VOID;
    const { role, person } = current;
    const userId = person
      ? await replacePassword(transaction, person.id, passwordHash)
      : await insertAccount(transaction, now, { email, name, role, locale: given.locale, passwordHash });
    if (userId === null) return { ok: false, problems: [{ field: 'email', code: 'has-account' }] };
    await transaction.delete(invitation).where(eq(invitation.id, current.id));
    const action = person ? 'replace-password' : 'accept-invitation';
    await recordEvent(transaction, now, { action, actor: name, detail: { userId, email, role } });
    return { ok: true, email };
  });
}

async function replacePassword(transaction: Database, userId: string, password: string): Promise<string> {
  await transaction.update(account).set({ password }).where(eq(account.userId, userId));
  await transaction.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId));
  await transaction.delete(twoFactor).where(eq(twoFactor.userId, userId));
  await transaction.delete(session).where(eq(session.userId, userId));
  return userId;
}

const VOID = { ok: false as const, problems: [{ field: 'token' as const, code: 'void' as const }] };

function problemsOf(given: { name: string; email: string; password: string }): AcceptProblem[] {
  const problems: AcceptProblem[] = [];
  if (!isName(given.name)) problems.push({ field: 'name', code: 'no-name' });
  if (!z.email().max(254).safeParse(given.email).success)
    problems.push({ field: 'email', code: 'invalid-email' });
  const code = passwordProblem(given.password, [given.name, given.email]);
  if (code) problems.push({ field: 'password', code });
  return problems;
}

/**
 * Makes the link by which the first administrator makes their account; one from an earlier start is void.
 * @returns its token; null when somebody has an account already
 */
export async function inviteFirstAdmin(): Promise<string | null> {
  const store = theStore();
  if ((await countPeople(store.read)) > 0) return null;
  return store.write(async (transaction) => {
    const now = store.now();
    const { token, tokenHash, expiresAt } = createToken(now);
    await transaction.delete(invitation).where(isNull(invitation.email));
    const row = { tokenHash, email: null, role: 'admin' as const, invitedBy: '', createdAt: now, expiresAt };
    await transaction.insert(invitation).values(row);
    return token;
  });
}
