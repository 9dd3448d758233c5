import { and, eq, lte, sql } from 'drizzle-orm';
import { otherLocale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { edition } from '../../schema.ts';
import { type EditionRef, findEdition, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

/** Says that a correction of the other language changes nothing in this one. */
export function settleFactual({ actor, version, ...ref }: EditionRef & Seen & { actor: Actor }) {
  return runCommand(actor, { right: 'edit-text', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    await findEdition(context, ref);
    if (!(await endFactual(context, ref))) refuse('nothing-corrected', ref);
    return {};
  });
}

/**
 * Notes that the other language of an edition was corrected in fact, where it has one: somebody must see what that means there.
 * @param since when readers are told of it
 */
export async function markFactual(
  context: Context,
  { articleId, locale }: EditionRef,
  since: Date = context.now,
): Promise<void> {
  const other = { articleId, locale: otherLocale(locale) };
  const marked = await context.transaction
    .update(edition)
    // Since the first that nobody has answered.
    .set({
      factualSince: sql`min(coalesce(${edition.factualSince}, ${since.getTime()}), ${since.getTime()})`,
    })
    .where(ofEdition(other))
    .returning({ id: edition.id });
  if (marked.length > 0) await record(context, { action: 'mark-factual', ...other, visible: false });
}

/** What was marked so has been dealt with; what is planned for later has not. @returns whether it was marked */
export async function endFactual(context: Context, ref: EditionRef): Promise<boolean> {
  const settled = await context.transaction
    .update(edition)
    .set({ factualSince: null })
    .where(and(ofEdition(ref), lte(edition.factualSince, context.now)))
    .returning({ id: edition.id });
  if (settled.length === 0) return false;
  await record(context, { action: 'settle-factual', ...ref, visible: false });
  return true;
}

const ofEdition = ({ articleId, locale }: EditionRef) =>
  and(eq(edition.articleId, articleId), eq(edition.locale, locale));
