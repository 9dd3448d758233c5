import { and, eq, isNull } from 'drizzle-orm';
import type { AuditAction } from '#lib/desk/audit.ts';
import type { Actor } from '../../auth/actor.ts';
import { user } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

type Person = typeof user.$inferSelect;

export type PersonRef = { actor: Actor; personId: string };

/**
 * What every verb about somebody's account has in common: an administrator acts, the account is there, an administrator
 * who can sign in is left afterwards, and the audit says who did it to whom.
 */
export function changePerson(
  { actor, personId }: PersonRef,
  action: AuditAction,
  work: (context: Context, person: Person) => Promise<Record<string, unknown>>,
) {
  return runCommand(actor, { right: 'manage-people' }, async (context) => {
    const person = await findPerson(context.transaction, personId);
    const before = await lockAdmins(context.transaction);
    const detail = await work(context, person);
    const after = await lockAdmins(context.transaction);
    if (after === 0 && before > 0) refuse('last-admin', { name: person.name });
    const whom = { userId: person.id, email: person.email };
    await record(context, { action, detail: { ...whom, ...detail }, visible: false });
    return {};
  });
}

/**
 * Counts the administrators who may sign in: there is always one, or nobody could let others in. Their rows are written,
 * not only read, so that of two verbs at once the second counts what the first has left.
 */
async function lockAdmins(transaction: Database): Promise<number> {
  const admins = await transaction
    .update(user)
    .set({ role: 'admin' })
    .where(and(eq(user.role, 'admin'), isNull(user.disabledAt)))
    .returning({ id: user.id });
  return admins.length;
}

async function findPerson(transaction: Database, id: string): Promise<Person> {
  const [person] = await transaction.select().from(user).where(eq(user.id, id));
  return person ?? refuse('unknown-person');
}
