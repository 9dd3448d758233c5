import { and, desc, eq } from 'drizzle-orm';
import { handOver, revision } from '../../schema.ts';
import { draftSeen, type HandOver, say } from '../hand-over/hand-over.ts';
import { refuse, runCommand } from '../run/run-command.ts';
import { releaseSchedule } from './hold-schedules.ts';
import { hasProposed } from './propose-correction.ts';

/**
 * Lets the draft of an edition go out, as a second person: refuses with `own-work` who wrote this revision or asked for its
 * review, and with `not-in-review` where nobody has asked. It holds for this revision and no later one. What was held until then
 * goes by its schedule again.
 */
export function approveEdition({ actor, version, note, ...ref }: HandOver) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    const { draft } = await draftSeen(context, ref, version);
    if (draft.stage !== 'review') refuse('not-in-review', ref);
    const [written] = await context.transaction
      .select({ userId: revision.userId })
      .from(revision)
      .where(eq(revision.id, draft.draftRevisionId));
    const [asked] = await context.transaction
      .select({ userId: handOver.userId })
      .from(handOver)
      .where(
        and(
          eq(handOver.articleId, ref.articleId),
          eq(handOver.locale, ref.locale),
          eq(handOver.act, 'ready'),
        ),
      )
      .orderBy(desc(handOver.id))
      .limit(1);
    if ([written?.userId, asked?.userId].includes(actor.userId)) refuse('own-work');
    await say(context, ref, draft, 'approved', note);
    // What was held for want of this goes by its schedule again; one with a correction waits for that to be read as well.
    const isHeld = draft.heldRevisionId === draft.draftRevisionId;
    const isReleased = isHeld && !(await hasProposed(context, ref)) && (await releaseSchedule(context, ref));
    return { isReleased };
  });
}
