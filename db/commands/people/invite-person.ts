import { eq, lte } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { emailProblem, normalizeEmail } from '../../auth/insert-account.ts';
import { createToken } from '../../auth/one-time-token.ts';
import { queueMail } from '../../mail/mails.ts';
import { invitation, user } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type InvitePerson = {
  actor: Actor;
  email: string;
  role: Role;
  mail?: LinkMail | undefined;
};

/** Sends the link as well, in a language. @param link the address in which a token stands */
export type LinkMail = { locale: Locale; link: (token: string) => string };

/**
 * Makes a one-time link by which somebody gives themselves a name and a password. It holds for 48 hours; a later one to
 * the same address replaces it.
 * @returns the token of the link, which is nowhere kept and cannot be had again
 */
export function invitePerson({ actor, role, mail, ...given }: InvitePerson) {
  return runCommand(actor, { right: 'manage-people' }, async (context) => {
    const { transaction, now } = context;
    const email = normalizeEmail(given.email);
    const problem = emailProblem(email);
    if (problem) refuse(problem, { email: given.email.trim() });
    const [known] = await transaction.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (known) refuse('has-account', { email });
    await transaction.delete(invitation).where(lte(invitation.expiresAt, now));
    await transaction.delete(invitation).where(eq(invitation.email, email));
    const { token, tokenHash, expiresAt } = createToken(now);
    await transaction
      .insert(invitation)
      .values({ tokenHash, email, role, invitedBy: actor.name, createdAt: now, expiresAt });
    if (mail) {
      const { locale, link } = mail;
      const sent = { to: email, locale, by: actor.name, link: link(token), until: expiresAt.toISOString() };
      await queueMail(transaction, { kind: 'invitation', ...sent }, now);
    }
    const isMailed = mail !== undefined;
    await record(context, { action: 'invite-person', detail: { email, role, isMailed }, visible: false });
    return { token, expiresAt };
  });
}
