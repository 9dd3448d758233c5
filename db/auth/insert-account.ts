import { randomUUID } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { count } from 'drizzle-orm';
import { z } from 'zod';
import { cleanName } from '#lib/article/clean-text.ts';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import { account, user } from '../schema.ts';
import type { Database } from '../store.ts';

export type NewAccount = { email: string; name: string; role: Role; locale: Locale; passwordHash: string };

/**
 * Writes somebody and their password, as better-auth would, but inside a transaction of ours: an invitation is used up
 * and the account is there, or neither.
 * @returns the id of the account; null when the e-mail address has one already
 */
export async function insertAccount(
  transaction: Database,
  now: Date,
  { email, name, role, locale, passwordHash }: NewAccount,
): Promise<string | null> {
  const id = randomUUID();
  const dated = { createdAt: now, updatedAt: now };
  const added = await transaction
    .insert(user)
    .values({
      id,
      email: normalizeEmail(email),
      name: cleanName(name),
      role,
      locale,
      emailVerified: true,
      ...dated,
    })
    .onConflictDoNothing()
    .returning({ id: user.id });
  if (added.length === 0) return null;
  await transaction.insert(account).values({
    id: randomUUID(),
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: passwordHash,
    ...dated,
  });
  return id;
}

/** E-mail addresses are kept and compared in lower case, with the name of the host as DNS spells it: 例え.jp is xn--r8jz45g.jp. */
export function normalizeEmail(email: string): string {
  const typed = email.trim().toLowerCase();
  const at = typed.lastIndexOf('@');
  const host = at < 0 ? '' : domainToASCII(typed.slice(at + 1));
  return host ? `${typed.slice(0, at)}@${host}` : typed;
}

/**
 * What is wrong with an e-mail address, as `normalizeEmail` gives it. Letters before the @ that are not ASCII are refused, for
 * most mail servers do not take them (RFC 6531): what cannot be sent is not handed on.
 */
export function emailProblem(email: string): 'invalid-email' | 'email-letters' | undefined {
  if (z.email().max(254).safeParse(email).success) return undefined;
  return /^[^@\s]*\P{ASCII}[^@\s]*@[^@\s]+$/u.test(email) ? 'email-letters' : 'invalid-email';
}

/** How many people have an account, disabled ones too. */
export async function countPeople(database: Database): Promise<number> {
  const [row] = await database.select({ n: count() }).from(user);
  return row?.n ?? 0;
}
