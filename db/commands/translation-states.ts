import { and, asc, eq } from 'drizzle-orm';
import { type SegmentState, segmentState } from '#lib/article/segment-state.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { segment } from '../schema.ts';
import type { Context } from './command.ts';

/** How each segment of the other language stands in the translation into `locale`. */
export async function translationStates(
  { transaction }: Pick<Context, 'transaction'>,
  articleId: number,
  locale: Locale,
): Promise<{ segmentId: string; state: SegmentState }[]> {
  const rowsOf = (language: Locale) =>
    transaction
      .select()
      .from(segment)
      .where(and(eq(segment.articleId, articleId), eq(segment.locale, language)))
      .orderBy(asc(segment.position));
  const sources = await rowsOf(otherLocale(locale));
  const targets = new Map((await rowsOf(locale)).map((row) => [row.segmentId, row]));
  return sources.map((source) => ({
    segmentId: source.segmentId,
    state: segmentState(source, targets.get(source.segmentId)),
  }));
}
