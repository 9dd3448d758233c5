import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, correction, placement, sharedPreview } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

/** What is planned and told about one edition besides its text and dates. */
export type PlanView = {
  /** At the top of the front page, now or to come. */
  placements: { slot: 'lead' | 'second'; startsAt: Date; endsAt: Date | null }[];
  /** Newest first. */
  corrections: { at: Date; kind: CorrectionKind; text: string }[];
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
  const planIn = (locale: Locale): PlanView => ({
    placements: placements.filter((each) => each.locale === locale),
    corrections: corrections.filter((each) => each.locale === locale),
    previews: previews.filter((each) => each.locale === locale),
  });
  return { ja: planIn('ja'), en: planIn('en') };
}
