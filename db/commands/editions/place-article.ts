import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { placementWord } from '../../freshness/words.ts';
import { placement } from '../../schema.ts';
import { type EditionRef, findEdition } from '../run/change-edition.ts';
import { refuseInvalidTime } from '../run/refuse-invalid-time.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type Slot = (typeof placement.slot.enumValues)[number];
export type PlaceArticle = EditionRef & { actor: Actor; slot: Slot; startsAt?: Date; endsAt?: Date };

/**
 * Puts an edition at the top of its language's front page, from `startsAt` (now when absent) until `endsAt` (until
 * something else is placed there when absent). It shows only while readers may see the edition.
 */
export function placeArticle({ actor, slot, startsAt, endsAt, ...ref }: PlaceArticle) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    refuseInvalidTime(startsAt, endsAt);
    const from = startsAt ?? context.now;
    if (endsAt && (endsAt <= from || endsAt <= context.now))
      refuse('not-in-future', { at: endsAt.toISOString() });
    const { trashedAt } = await findEdition(context, ref);
    if (trashedAt) refuse('trashed', { articleId: ref.articleId });
    await context.transaction
      .insert(placement)
      .values({ ...ref, slot, startsAt: from, endsAt: endsAt ?? null, createdAt: context.now });
    context.changed.add(placementWord(ref.locale));
    const detail = { slot, startsAt: from, endsAt };
    await record(context, { action: 'place', ...ref, detail, visible: false });
    return { slot, startsAt: from };
  });
}

/** Takes an edition off the top of the front page: what runs ends now, what was planned does not begin. */
export function unplaceArticle({ actor, ...ref }: EditionRef & { actor: Actor }) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await findEdition(context, ref);
    const open = or(isNull(placement.endsAt), gt(placement.endsAt, context.now));
    const ended = await context.transaction
      .update(placement)
      .set({ endsAt: context.now })
      .where(and(eq(placement.articleId, ref.articleId), eq(placement.locale, ref.locale), open))
      .returning({ id: placement.id });
    if (ended.length === 0) refuse('not-placed', ref);
    context.changed.add(placementWord(ref.locale));
    await record(context, { action: 'unplace', ...ref, visible: false });
    return { ended: ended.length };
  });
}
