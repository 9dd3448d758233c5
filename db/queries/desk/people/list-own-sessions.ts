import { and, desc, eq, gt } from 'drizzle-orm';
import { session } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

export type OwnSession = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  address: string;
  userAgent: string;
};

/** Where somebody is signed in, the latest first. Whose sessions these are is said by the account that asks. */
export async function listOwnSessions({ userId }: { userId: string }): Promise<OwnSession[]> {
  const rows = await theStore()
    .read.select()
    .from(session)
    // better-auth ends sessions by the machine's clock.
    .where(and(eq(session.userId, userId), gt(session.expiresAt, new Date())))
    .orderBy(desc(session.createdAt), desc(session.id));
  return rows.map(shownSession);
}

/** A session as its owner, and who looks after the account, see it: never its token. */
export function shownSession(row: typeof session.$inferSelect): OwnSession {
  const { id, createdAt, expiresAt, ipAddress, userAgent } = row;
  return { id, createdAt, expiresAt, address: ipAddress ?? '', userAgent: userAgent ?? '' };
}
