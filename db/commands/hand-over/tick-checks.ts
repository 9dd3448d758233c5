import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { publishingRules } from '../../queries/editions/publishing-rules.ts';
import { checkTick } from '../../schema.ts';
import { type EditionRef, findEdition } from '../run/change-edition.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type TickChecks = EditionRef & {
  actor: Actor;
  /** The draft that was shown: a tick is about what somebody has read. */
  revisionId: number;
  /** Sentences of the checklist that are ticked now, and those whose tick is taken away. */
  ticks: string[];
  unticks: string[];
};

/** Ticks sentences of the house's checklist for the draft of an edition, or takes ticks away. Each is in the audit. */
export function tickChecks({ actor, revisionId, ticks, unticks, ...ref }: TickChecks) {
  return runCommand(actor, { right: 'edit-text', articleId: ref.articleId }, async (context) => {
    const { transaction, now } = context;
    const { draftRevisionId, trashedAt, version } = await findEdition(context, ref);
    if (trashedAt) refuse('trashed', { articleId: ref.articleId });
    if (draftRevisionId !== revisionId) refuse('moved-on', { ...ref, version });
    const sentences = new Set((await publishingRules(transaction)).checklist[ref.locale]);
    if (ticks.some((sentence) => !sentences.has(sentence))) refuse('checklist-changed');
    const change = async (sentence: string, isTicked: boolean) =>
      record(context, {
        action: isTicked ? 'tick-check' : 'untick-check',
        ...ref,
        detail: { revisionId, sentence },
        visible: false,
      });
    for (const sentence of ticks) {
      const made = await transaction
        .insert(checkTick)
        .values({ revisionId, sentence, name: actor.name, at: now })
        .onConflictDoNothing()
        .returning({ sentence: checkTick.sentence });
      if (made.length > 0) await change(sentence, true);
    }
    const gone = await transaction
      .delete(checkTick)
      .where(and(eq(checkTick.revisionId, revisionId), inArray(checkTick.sentence, unticks)))
      .returning({ sentence: checkTick.sentence });
    for (const { sentence } of gone) await change(sentence, false);
    return {};
  });
}
