import { eq } from 'drizzle-orm';
import { createToken } from '../../auth/one-time-token.ts';
import { queueMail } from '../../mail/mails.ts';
import { invitation } from '../../schema.ts';
import { changePerson, type PersonRef } from './change-person.ts';

/**
 * Makes a one-time link for somebody who has lost their password or their second factor: with it they choose a new
 * password, and the second step is off. Until it is used, everything stays as it is.
 * @param link sends the link as well: the address in which a token stands
 * @returns the token of the link, which cannot be had again
 */
export async function resetSignIn({
  link,
  ...ref
}: PersonRef & { link?: ((token: string) => string) | undefined }) {
  let made: { token: string; expiresAt: Date } | undefined;
  const result = await changePerson(ref, 'reset-sign-in', async ({ actor, transaction, now }, person) => {
    const { token, tokenHash, expiresAt } = createToken(now);
    const { email, role, id: userId } = person;
    await transaction.delete(invitation).where(eq(invitation.email, email));
    await transaction
      .insert(invitation)
      .values({ tokenHash, email, userId, role, invitedBy: actor.name, createdAt: now, expiresAt });
    made = { token, expiresAt };
    if (link) {
      const { name, locale } = person;
      const sent = {
        to: email,
        locale,
        name,
        by: actor.name,
        link: link(token),
        until: expiresAt.toISOString(),
      };
      await queueMail(transaction, { kind: 'reset', ...sent }, now);
    }
    return { isMailed: link !== undefined };
  });
  if (!result.ok) return result;
  if (!made) throw new Error('A link was to be made.');
  return { ...result, ...made };
}
