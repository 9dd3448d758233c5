import { and, eq } from 'drizzle-orm';
import { cleanText } from '#lib/article/clean-text.ts';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import type { Actor } from '../../auth/actor.ts';
import { proposedCorrection } from '../../schema.ts';
import { type EditionRef, findEdition } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

export type Proposed = {
  kind: CorrectionKind;
  text: string;
  segment?: string | undefined;
  /** The revision that it goes out with, and when, where that is planned; absent where the text stays as it is. */
  with?: { revisionId: number; scheduledFor: Date | null } | undefined;
};

/**
 * Keeps a correction for a second person to read, in the place of one that waits already. A program, or the command line, is nobody who
 * could be told that somebody else has to read it: refused.
 */
export async function proposeCorrection(context: Context, ref: EditionRef, proposed: Proposed) {
  if (context.actor.userId === null) return refuse('correction-needs-approval');
  await keepProposed(context, ref, proposed);
  return { isProposed: true as const };
}

/** The same for what was planned before anybody asked for a second person. */
export async function keepProposed(context: Context, ref: EditionRef, proposed: Proposed): Promise<void> {
  const { transaction, actor, now } = context;
  const text = cleanText(proposed.text, { lines: 'many' }).trim();
  if (text === '') refuse('no-text');
  const { trashedAt } = await findEdition(context, ref);
  if (trashedAt) refuse('trashed', { articleId: ref.articleId });
  const { kind, segment } = proposed;
  const row = {
    ...ref,
    kind,
    text,
    segmentId: segment ?? null,
    revisionId: proposed.with?.revisionId ?? null,
    scheduledFor: proposed.with?.scheduledFor ?? null,
    userId: actor.userId ?? '',
    name: actor.name,
    at: now,
  };
  await transaction.delete(proposedCorrection).where(ofEdition(ref));
  await transaction.insert(proposedCorrection).values(row);
  const detail = { kind, text, ...(row.scheduledFor && { at: row.scheduledFor }) };
  await record(context, { action: 'propose-correction', ...ref, detail, visible: false });
}

/** The correction of an edition that waits for a second person. Refuses with `nothing-proposed`, or where it is not the one that was seen. */
export async function findProposed(context: Context, ref: EditionRef, seen: number) {
  const [found] = await context.transaction.select().from(proposedCorrection).where(ofEdition(ref));
  if (!found) return refuse('nothing-proposed');
  if (found.id !== seen) refuse('proposed-moved-on');
  return found;
}

/** Whether a correction of an edition waits for a second person. */
export async function hasProposed({ transaction }: Context, ref: EditionRef): Promise<boolean> {
  const found = await transaction
    .select({ id: proposedCorrection.id })
    .from(proposedCorrection)
    .where(ofEdition(ref));
  return found.length > 0;
}

/** Takes it off, once readers are told or nobody is to tell them. */
export async function removeProposed({ transaction }: Context, ref: EditionRef): Promise<void> {
  await transaction.delete(proposedCorrection).where(ofEdition(ref));
}

/** Gives up a correction that waits for a second person. */
export function dropCorrection({
  actor,
  proposed,
  ...ref
}: EditionRef & {
  actor: Actor;
  /** The number of the one that was shown. */
  proposed: number;
}) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    const { kind, text } = await findProposed(context, ref, proposed);
    await removeProposed(context, ref);
    await record(context, { action: 'drop-correction', ...ref, detail: { kind, text }, visible: false });
    return {};
  });
}

const ofEdition = ({ articleId, locale }: EditionRef) =>
  and(eq(proposedCorrection.articleId, articleId), eq(proposedCorrection.locale, locale));
