import { and, asc, desc, gt, isNotNull } from 'drizzle-orm';
import { type Role, scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { invitation, passkey, session, user } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { type OwnSession, shownSession } from './list-own-sessions.ts';

export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasTwoFactor: boolean;
  disabledAt: Date | null;
  passkeys: number;
  /** When they last signed in, as far as a session of it is still kept. */
  lastSignIn: Date | null;
  /** Where they are signed in, the latest first. */
  sessions: OwnSession[];
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
  const rows = await read.select().from(user).orderBy(asc(user.createdAt), asc(user.email));
  const keys = await read.select({ userId: passkey.userId }).from(passkey);
  // One that is over is kept until somebody signs in, and tells when that was last.
  const sessions = await read.select().from(session).orderBy(desc(session.createdAt), desc(session.id));
  const invitations = await read
    .select()
    .from(invitation)
    .where(and(isNotNull(invitation.email), gt(invitation.expiresAt, now())))
    .orderBy(desc(invitation.createdAt), desc(invitation.id));
  return {
    people: rows.map(({ id, name, email, role, twoFactorEnabled, disabledAt }) => {
      const own = sessions.filter(({ userId }) => userId === id);
      return {
        id,
        name,
        email,
        role,
        hasTwoFactor: twoFactorEnabled,
        passkeys: keys.filter(({ userId }) => userId === id).length,
        disabledAt,
        lastSignIn: own[0]?.createdAt ?? null,
        // better-auth ends sessions by the machine's clock.
        sessions: own.filter(({ expiresAt }) => expiresAt > new Date()).map(shownSession),
      };
    }),
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
