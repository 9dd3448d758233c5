import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { cleanText } from '#lib/article/clean-text.ts';
import { FRONT_LIMITS, type Slot } from '#lib/desk/front.ts';
import type { Actor } from '../../auth/actor.ts';
import { placement } from '../../schema.ts';
import { type EditionRef, findArticle, findEdition } from '../run/change-edition.ts';
import { refuseInvalidTime } from '../run/refuse-invalid-time.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';
import { type BoardRef, changeBoard } from './change-board.ts';

export type PlaceArticle = EditionRef &
  BoardRef & { actor: Actor; slot: Slot; startsAt?: Date; endsAt?: Date; headline?: string };

/**
 * Puts an edition at the top of its language's front page, from `startsAt` (now when absent) until `endsAt` (until
 * something else is placed there when absent). It shows only while readers may see the edition.
 * @param what.headline what the front page says in place of the headline; '' or absent for the headline
 */
export function placeArticle({ actor, slot, startsAt, endsAt, headline = '', seen, ...ref }: PlaceArticle) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    const from = startsAt ?? context.now;
    refuseDates(context, from, endsAt ?? null);
    const said = overrideOf(headline);
    const { trashedAt } = await findEdition(context, ref);
    if (trashedAt) refuse('trashed', { articleId: ref.articleId });
    const { sponsor } = await findArticle(context, ref.articleId);
    if (slot === 'lead' && sponsor) refuse('sponsored-lead', { articleId: ref.articleId });
    const board = { locale: ref.locale, seen };
    const act = {
      action: 'place',
      articleId: ref.articleId,
      detail: { slot, startsAt: from, endsAt },
    } as const;
    await changeBoard(context, board, act, async () =>
      context.transaction.insert(placement).values({
        ...ref,
        slot,
        startsAt: from,
        endsAt: endsAt ?? null,
        headline: said,
        createdAt: context.now,
      }),
    );
    return { slot, startsAt: from };
  });
}

/** Takes an edition off the top of the front page: what runs ends now, what was planned does not begin. */
export function unplaceArticle({ actor, ...ref }: EditionRef & { actor: Actor }) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await findEdition(context, ref);
    const open = or(isNull(placement.endsAt), gt(placement.endsAt, context.now));
    let ended = 0;
    const act = { action: 'unplace', articleId: ref.articleId } as const;
    await changeBoard(context, { locale: ref.locale }, act, async () => {
      const rows = await context.transaction
        .update(placement)
        .set({ endsAt: context.now })
        .where(and(eq(placement.articleId, ref.articleId), eq(placement.locale, ref.locale), open))
        .returning({ id: placement.id });
      ended = rows.length;
      if (ended === 0) refuse('not-placed', ref);
    });
    return { ended };
  });
}

/** Refuses instants that are none, and an end that has passed or comes before the beginning. */
export function refuseDates({ now }: Context, startsAt: Date, endsAt: Date | null): void {
  refuseInvalidTime(startsAt, endsAt);
  if (endsAt && (endsAt <= startsAt || endsAt <= now)) refuse('not-in-future', { at: endsAt.toISOString() });
}

/** A headline of the front page as it is kept: one line, cleaned. Refuses one that is too long. */
export function overrideOf(headline: string): string {
  const said = cleanText(headline, { lines: 'one' }).trim();
  if (said.length > FRONT_LIMITS.override) refuse('front-too-long', { most: FRONT_LIMITS.override });
  return said;
}
