import { and, asc, desc, eq, gt, isNotNull, max } from 'drizzle-orm';
import { type Role, scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { invitation, session, user } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasTwoFactor: boolean;
  disabledAt: Date | null;
  /** When they last signed in, as far as a session of it is still kept. */
  lastSignIn: Date | null;
};

export type PendingInvitation = {
  id: number;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
  /** Whether they have an account, and the link lets them begin anew. */
  isReset: boolean;
};

/** Everybody with an account, and who is invited; null for who may not know. */
export async function listPeople(
  actor: Actor,
): Promise<{ people: Person[]; invitations: PendingInvitation[] } | null> {
  if (scopeOf(actor, 'manage-people') === undefined) return null;
  const { read, now } = theStore();
  const rows = await read
    .select({ user, lastSignIn: max(session.createdAt) })
    .from(user)
    .leftJoin(session, eq(session.userId, user.id))
    .groupBy(user.id)
    .orderBy(asc(user.createdAt), asc(user.email));
  const invitations = await read
    .select()
    .from(invitation)
    .where(and(isNotNull(invitation.email), gt(invitation.expiresAt, now())))
    .orderBy(desc(invitation.createdAt), desc(invitation.id));
  return {
    people: rows.map(({ user: { id, name, email, role, twoFactorEnabled, disabledAt }, lastSignIn }) => ({
      id,
      name,
      email,
      role,
      hasTwoFactor: twoFactorEnabled,
      disabledAt,
      lastSignIn,
    })),
    invitations: invitations.map(({ id, email, role, invitedBy, expiresAt, userId }) => ({
      id,
      email: email ?? '',
      role,
      invitedBy,
      expiresAt,
      isReset: userId !== null,
    })),
  };
}
