import { and, eq } from 'drizzle-orm';
import { type Assigned, assignedAs } from '#lib/article/hand-over.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { type article, assignment, user } from '../../schema.ts';
import { type EditionRef, findArticle } from '../run/change-edition.ts';
import { refuseInvalidTime } from '../run/refuse-invalid-time.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

export type AssignEdition = EditionRef & {
  actor: Actor;
  /** Null takes the assignment back. */
  to: Assigned | null;
  /** How it was shown (`assignedAs`); undefined where nobody looked. */
  seen?: string | undefined;
};

/**
 * Gives a language of an article to somebody, also one that has no text yet, with a deadline if there is one. A deadline may stand alone,
 * for whoever takes it. Refuses who
 * could not read it, and with `assigned-meanwhile` when somebody else has assigned it since it was shown.
 */
export function assignEdition({ actor, articleId, locale, to, seen }: AssignEdition) {
  return runCommand(actor, { right: 'publish', articleId }, async (context) => {
    const { transaction } = context;
    const ref = { articleId, locale };
    const owner = await findArticle(context, articleId);
    if (owner.trashedAt) refuse('trashed', { articleId });
    const before = await findAssignment(context, ref);
    if (seen !== undefined && seen !== assignedAs(before)) refuse('assigned-meanwhile');
    await transaction.delete(assignment).where(ofEdition(ref));
    if (to) {
      refuseInvalidTime(to.dueAt);
      if (to.dueAt && to.dueAt <= context.now) refuse('not-in-future', { at: to.dueAt.toISOString() });
      if (to.userId !== '') await refuseWhoCannotRead(context, owner, to.userId);
      await transaction.insert(assignment).values({ ...ref, ...to });
    }
    await note(context, ref, before, to);
    return {};
  });
}

/** What was assigned is done once readers have it, or will. */
export async function endAssignment(context: Context, ref: EditionRef): Promise<void> {
  const before = await findAssignment(context, ref);
  if (!before) return;
  await context.transaction.delete(assignment).where(ofEdition(ref));
  await note(context, ref, before, null);
}

const ofEdition = ({ articleId, locale }: EditionRef) =>
  and(eq(assignment.articleId, articleId), eq(assignment.locale, locale));

async function findAssignment({ transaction }: Context, ref: EditionRef): Promise<Assigned | null> {
  const [found] = await transaction
    .select({ userId: assignment.userId, dueAt: assignment.dueAt })
    .from(assignment)
    .where(ofEdition(ref));
  return found ?? null;
}

async function refuseWhoCannotRead(
  { transaction }: Context,
  { createdBy }: typeof article.$inferSelect,
  userId: string,
): Promise<void> {
  const [person] = await transaction.select().from(user).where(eq(user.id, userId));
  if (!person || person.disabledAt) return refuse('unknown-person');
  const isReadable = scopeOf(person, 'read') === 'all' || createdBy === userId;
  if (!isReadable) refuse('cannot-read', { name: person.name });
}

async function note(context: Context, ref: EditionRef, before: Assigned | null, after: Assigned | null) {
  await record(context, { action: 'assign', ...ref, detail: { before, after }, visible: false });
}
