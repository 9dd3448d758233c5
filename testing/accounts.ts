import { eq } from 'drizzle-orm';
import { outbox, session, user } from '#db/schema.ts';
import { theStore } from '#db/store.ts';

/** An account as it stands in the store, and how many sessions it has. */
export async function accountOf(userId: string) {
  const { read } = theStore();
  const [person] = await read.select().from(user).where(eq(user.id, userId));
  if (!person) throw new Error('There is no such account.');
  const sessions = await read.select().from(session).where(eq(session.userId, userId));
  return { ...person, sessions: sessions.length };
}

/** Makes an account one that is asked for a code. */
export async function askForCode(userId: string): Promise<void> {
  await theStore().write((tx) => tx.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId)));
}

/** What the store holds of each mail, oldest first. */
export async function factsOfMails() {
  const rows = await theStore().read.select().from(outbox).where(eq(outbox.event, 'mail.send'));
  return rows.map(({ facts }) => facts);
}
