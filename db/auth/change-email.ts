import { and, eq, gt, ne } from 'drizzle-orm';
import { queueMail } from '../mail/mails.ts';
import { emailChange, invitation, user } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { checkPassword } from './check-password.ts';
import { emailProblem, normalizeEmail } from './insert-account.ts';
import { createToken, hashToken } from './one-time-token.ts';
import { recordEvent } from './record-event.ts';
import { type SecurityRefusal, withPassword } from './two-factor.ts';
import type { Viewer } from './viewer.ts';

export type EmailProblem = 'invalid-email' | 'email-letters' | 'has-account' | 'same-email';

/**
 * Sends a link to a new e-mail address of somebody who is signed in and knows their password. Nothing changes until it is used.
 * @param asked.link the address in which a token stands
 */
export async function askForEmail(asked: {
  viewer: Viewer;
  email: string;
  password: string;
  link: (token: string) => string;
}): Promise<
  { ok: true; email: string } | SecurityRefusal | { ok: false; is: 'bad-email'; problem: EmailProblem }
> {
  const { viewer, password, link } = asked;
  const { userId, name, locale } = viewer;
  const email = normalizeEmail(asked.email);
  const store = theStore();
  const problem =
    email === viewer.email
      ? 'same-email'
      : (emailProblem(email) ?? ((await isTaken(store.read, email, userId)) ? 'has-account' : undefined));
  if (problem) return { ok: false, is: 'bad-email', problem };
  return withPassword(viewer, async () => {
    await checkPassword(userId, password);
    return store.write(async (transaction) => {
      const now = store.now();
      const { token, tokenHash, expiresAt } = createToken(now);
      const row = { email, tokenHash, createdAt: now, expiresAt };
      await transaction
        .insert(emailChange)
        .values({ userId, ...row })
        .onConflictDoUpdate({ target: emailChange.userId, set: row });
      const until = expiresAt.toISOString();
      const mail = { kind: 'confirm-email', to: email, locale, name, link: link(token), until } as const;
      await queueMail(transaction, mail, now);
      await recordEvent(transaction, now, {
        action: 'ask-for-email',
        actor: name,
        detail: { userId, email },
      });
      return { email };
    });
  });
}

async function isTaken(database: Database, email: string, userId: string): Promise<boolean> {
  const [other] = await database
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), ne(user.id, userId)));
  return other !== undefined;
}

/** The change that a link belongs to, with whose it is; null when it is used, or over. */
export async function findEmailChange(
  token: string,
  database: Database = theStore().read,
): Promise<{ userId: string; name: string; email: string } | null> {
  const [row] = await database
    .select({ userId: emailChange.userId, name: user.name, email: emailChange.email })
    .from(emailChange)
    .innerJoin(user, eq(user.id, emailChange.userId))
    .where(and(eq(emailChange.tokenHash, hashToken(token)), gt(emailChange.expiresAt, theStore().now())));
  return row ?? null;
}

/**
 * Uses the link: the account has the new address from now on, and the former one is told. Links for a new password that were sent
 * there are void. Sessions go on.
 */
export async function confirmEmail(
  token: string,
): Promise<{ ok: true; email: string } | { ok: false; is: 'void' | 'has-account' }> {
  const store = theStore();
  return store.write(async (transaction) => {
    const now = store.now();
    const found = await findEmailChange(token, transaction);
    if (!found) return { ok: false, is: 'void' };
    const { userId, email } = found;
    if (await isTaken(transaction, email, userId)) return { ok: false, is: 'has-account' };
    const [used] = await transaction
      .delete(emailChange)
      .where(and(eq(emailChange.userId, userId), eq(emailChange.tokenHash, hashToken(token))))
      .returning({ email: emailChange.email });
    const [person] = await transaction.select().from(user).where(eq(user.id, userId));
    if (!used || !person) return { ok: false, is: 'void' };
    await transaction.update(user).set({ email, updatedAt: now }).where(eq(user.id, userId));
    await transaction.delete(invitation).where(eq(invitation.userId, userId));
    const { name, locale } = person;
    await queueMail(transaction, { kind: 'email-changed', to: person.email, locale, name, email }, now);
    const detail = { userId, from: person.email, to: email };
    await recordEvent(transaction, now, { action: 'change-email', actor: name, detail });
    return { ok: true, email };
  });
}
