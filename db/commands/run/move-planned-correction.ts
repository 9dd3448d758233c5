import { and, eq, gt } from 'drizzle-orm';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { correction, edition } from '../../schema.ts';
import type { Context } from './run-command.ts';

/**
 * Lets the correction that was to come with a schedule, and what it says to the other language, go where the schedule goes: to another
 * minute, or away where there is none any more.
 */
export async function movePlannedCorrection(
  { transaction, now }: Context,
  { articleId, locale }: { articleId: number; locale: Locale },
  { from, to }: { from: Date; to: Date | null },
): Promise<void> {
  if (to?.getTime() === from.getTime()) return;
  const planned = and(
    eq(correction.articleId, articleId),
    eq(correction.locale, locale),
    eq(correction.at, from),
    gt(correction.at, now),
  );
  const moved = to
    ? await transaction.update(correction).set({ at: to }).where(planned).returning({ id: correction.id })
    : await transaction.delete(correction).where(planned).returning({ id: correction.id });
  if (moved.length === 0) return;
  await transaction
    .update(edition)
    .set({ factualSince: to })
    .where(
      and(
        eq(edition.articleId, articleId),
        eq(edition.locale, otherLocale(locale)),
        eq(edition.factualSince, from),
      ),
    );
}
