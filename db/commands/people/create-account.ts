import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import { type AccountProblem, accountProblems } from '../../auth/account-problems.ts';
import type { Actor } from '../../auth/actor.ts';
import { insertAccount, normalizeEmail } from '../../auth/insert-account.ts';
import { hash } from '../../auth/passwords.ts';
import { recordEvent } from '../../auth/record-event.ts';
import { theStore } from '../../store.ts';

/**
 * Makes an account without an invitation, for whoever may use this machine.
 * @returns the e-mail address as it is kept, or everything that is wrong with what was given
 */
export async function createAccount(given: {
  actor: Actor;
  email: string;
  name: string;
  role: Role;
  password: string;
  locale: Locale;
}): Promise<{ ok: true; email: string } | { ok: false; problems: AccountProblem[] }> {
  const problems = await accountProblems(given);
  if (problems.length > 0) return { ok: false, problems };
  const { actor, name, role, locale } = given;
  const email = normalizeEmail(given.email);
  const passwordHash = await hash(given.password);
  const store = theStore();
  return store.write(async (transaction) => {
    const now = store.now();
    const userId = await insertAccount(transaction, now, { email, name, role, locale, passwordHash });
    if (userId === null) return { ok: false, problems: ['has-account'] };
    const detail = { userId, email, role };
    await recordEvent(transaction, now, { action: 'create-account', actor: actor.name, detail });
    return { ok: true, email };
  });
}
