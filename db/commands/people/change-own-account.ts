import { and, eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import type { Locale } from '#lib/locale.ts';
import { writeAudit } from '../../audit.ts';
import { isName } from '../../auth/account-problems.ts';
import type { Actor } from '../../auth/actor.ts';
import { session, user } from '../../schema.ts';
import { theStore } from '../../store.ts';

/*
 * What everybody may do with their own account, whatever their role. The account is that of the actor, so there is no
 * right to ask for.
 */

type Own = { actor: Actor & { userId: string } };

/**
 * Changes the name that others see; it stands on what is written from now on.
 * @returns whether the name can be one: not empty, 80 characters at most
 */
export async function changeOwnName({ actor, name }: Own & { name: string }): Promise<boolean> {
  const given = cleanName(name);
  if (!isName(given)) return false;
  const store = theStore();
  await store.write(async (transaction) => {
    const now = store.now();
    await transaction.update(user).set({ name: given, updatedAt: now }).where(eq(user.id, actor.userId));
    const detail = { userId: actor.userId, from: actor.name, to: given };
    await writeAudit(transaction, { at: now, actor: actor.name }, [{ action: 'change-name', detail }]);
  });
  return true;
}

/** Chooses the language in which the desk speaks to the actor. */
export async function changeOwnLanguage({ actor, locale }: Own & { locale: Locale }): Promise<void> {
  await theStore().write(async (transaction) => {
    await transaction.update(user).set({ locale }).where(eq(user.id, actor.userId));
  });
}

/**
 * Ends one session of the actor.
 * @returns whether there was one: that of somebody else is like one that is not there
 */
export async function endOwnSession({ actor, sessionId }: Own & { sessionId: string }): Promise<boolean> {
  const store = theStore();
  return store.write(async (transaction) => {
    const ended = await transaction
      .delete(session)
      .where(and(eq(session.id, sessionId), eq(session.userId, actor.userId)))
      .returning({ id: session.id });
    if (ended.length === 0) return false;
    const stamp = { at: store.now(), actor: actor.name };
    await writeAudit(transaction, stamp, [{ action: 'end-session', detail: { userId: actor.userId } }]);
    return true;
  });
}
