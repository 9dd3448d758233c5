import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import {
  article,
  correction,
  edition,
  placement,
  proposedCorrection,
  sharedPreview,
} from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

/** What is planned and told about one edition besides its text and dates. */
export type PlanView = {
  /** At the top of the front page, now or to come. */
  placements: { slot: 'lead' | 'second'; startsAt: Date; endsAt: Date | null }[];
  /** Newest first; what readers have been told. */
  corrections: { at: Date; kind: CorrectionKind; text: string }[];
  /** What the schedule will be to readers, where they have a text already. */
  scheduled: 'update' | 'minor' | { kind: CorrectionKind; text: string };
  /** A schedule that waits for a second person, and for when it was; `isDraft` where it is the draft as it is now. */
  held: { at: Date; isDraft: boolean } | null;
  /** A correction that waits for a second person: with the draft, or alone. `isOwn` where the actor wrote it. */
  proposed:
    | (Pick<
        typeof proposedCorrection.$inferSelect,
        'id' | 'kind' | 'text' | 'name' | 'at' | 'scheduledFor'
      > & {
        goesWith: 'nothing' | 'draft' | 'former';
        isOwn: boolean;
      })
    | null;
  /** Addresses that show a revision without an account, those that hold. */
  previews: { id: number; revisionId: number; createdBy: string; createdAt: Date; expiresAt: Date }[];
};

/** The plans of an article's editions; null where there is none, or the actor may not see it. */
export async function getPlan(args: {
  actor: Actor;
  articleId: number;
}): Promise<Record<Locale, PlanView> | null> {
  const { actor, articleId } = args;
  const { read, now } = theStore();
  const [found] = await read
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!found) return null;
  const placements = await read
    .select()
    .from(placement)
    .where(and(eq(placement.articleId, articleId), or(isNull(placement.endsAt), gt(placement.endsAt, now()))))
    .orderBy(asc(placement.startsAt));
  const corrections = await read
    .select()
    .from(correction)
    .where(eq(correction.articleId, articleId))
    .orderBy(desc(correction.at), desc(correction.id));
  const previews = await read
    .select()
    .from(sharedPreview)
    .where(
      and(
        eq(sharedPreview.articleId, articleId),
        isNull(sharedPreview.revokedAt),
        gt(sharedPreview.expiresAt, now()),
      ),
    )
    .orderBy(desc(sharedPreview.id));
  const editions = await read.select().from(edition).where(eq(edition.articleId, articleId));
  const proposals = await read
    .select()
    .from(proposedCorrection)
    .where(eq(proposedCorrection.articleId, articleId));
  const planIn = (locale: Locale): PlanView => {
    const facts = editions.find((each) => each.locale === locale);
    const own = corrections.filter((each) => each.locale === locale);
    const planned = own.find(({ at }) => at > now() && at.getTime() === facts?.scheduledAt?.getTime());
    const proposed = proposals.find((each) => each.locale === locale);
    const draftId = facts?.draftRevisionId;
    return {
      placements: placements.filter((each) => each.locale === locale),
      corrections: own.filter(({ at }) => at <= now()),
      scheduled: planned ?? (facts?.scheduledIsMinor ? 'minor' : 'update'),
      held: facts?.heldAt ? { at: facts.heldAt, isDraft: facts.heldRevisionId === draftId } : null,
      proposed: proposed
        ? {
            ...proposed,
            goesWith: goesWith(proposed.revisionId, draftId),
            isOwn: proposed.userId === actor.userId,
          }
        : null,
      previews: previews.filter((each) => each.locale === locale),
    };
  };
  return { ja: planIn('ja'), en: planIn('en') };
}

function goesWith(revisionId: number | null, draftId: number | undefined): 'nothing' | 'draft' | 'former' {
  if (revisionId === null) return 'nothing';
  return revisionId === draftId ? 'draft' : 'former';
}
