import { eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Role } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { normalizeEmail } from '../../auth/insert-account.ts';
import { createToken } from '../../auth/one-time-token.ts';
import { invitation, user } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type InvitePerson = { actor: Actor; email: string; role: Role };

/**
 * Makes a one-time link by which somebody gives themselves a name and a password. It holds for 48 hours; a later one to
 * the same address replaces it.
 * @returns the token of the link, which is nowhere kept and cannot be had again
 */
export function invitePerson({ actor, role, ...given }: InvitePerson) {
  return runCommand(actor, { right: 'manage-people' }, async (context) => {
    const { transaction, now } = context;
    const email = normalizeEmail(given.email);
    if (!z.email().max(254).safeParse(email).success) refuse('invalid-email', { email: given.email.trim() });
    const [known] = await transaction.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (known) refuse('has-account', { email });
    await transaction.delete(invitation).where(lte(invitation.expiresAt, now));
    await transaction.delete(invitation).where(eq(invitation.email, email));
    const { token, tokenHash, expiresAt } = createToken(now);
    await transaction
      .insert(invitation)
      .values({ tokenHash, email, role, invitedBy: actor.name, createdAt: now, expiresAt });
    await record(context, { action: 'invite-person', detail: { email, role }, visible: false });
    return { token, expiresAt };
  });
}
