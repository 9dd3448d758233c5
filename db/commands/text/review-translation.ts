import { and, eq } from 'drizzle-orm';
import { otherLocale } from '#lib/locale.ts';
import { segment } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { type Context, record } from '../run/run-command.ts';

/**
 * A person has looked at a translation and found that it holds: it now counts as made from its source as it is. When
 * the source is gone, it stands on its own.
 */
export async function settleTranslation(
  context: Context,
  { articleId, locale }: EditionRef,
  segmentId: string,
): Promise<void> {
  const { transaction } = context;
  const [source] = await transaction
    .select()
    .from(segment)
    .where(isSegment(articleId, otherLocale(locale), segmentId));
  const settled = await transaction
    .update(segment)
    .set({
      sourceHash: source?.hash ?? null,
      sourceNormalizedHash: source?.normalizedHash ?? null,
      origin: 'human',
    })
    .where(isSegment(articleId, locale, segmentId))
    .returning({ id: segment.segmentId });
  // The same request may have removed the text behind it.
  if (settled.length === 0) return;
  await record(context, {
    action: 'still-correct',
    articleId,
    locale,
    detail: { segmentId },
    visible: false,
  });
}

/** Says of an original that it needs no translation, or does again. */
export async function optOut(
  context: Context,
  { articleId, locale }: EditionRef,
  segmentId: string,
  optedOut: boolean,
): Promise<void> {
  const changed = await context.transaction
    .update(segment)
    .set({ optedOut })
    .where(isSegment(articleId, locale, segmentId))
    .returning({ id: segment.segmentId });
  if (changed.length === 0) return;
  const detail = { segmentId, optedOut };
  await record(context, { action: 'opt-out', articleId, locale, detail, visible: false });
}

function isSegment(articleId: number, locale: EditionRef['locale'], segmentId: string) {
  return and(eq(segment.articleId, articleId), eq(segment.locale, locale), eq(segment.segmentId, segmentId));
}
