import { asc, eq } from 'drizzle-orm';
import { type SegmentState, translationOf } from '#lib/article/segment-state.ts';
import type { Locale } from '#lib/locale.ts';
import { article, segment } from '../schema.ts';
import type { Context } from './command.ts';

/** How the segments stand that are, or should be, translated into `locale`, in reading order. */
export async function translationStates(
  { transaction }: Pick<Context, 'transaction'>,
  articleId: number,
  locale: Locale,
): Promise<{ segmentId: string; state: SegmentState }[]> {
  const [owner] = await transaction.select().from(article).where(eq(article.id, articleId));
  const rows = await transaction
    .select()
    .from(segment)
    .where(eq(segment.articleId, articleId))
    .orderBy(asc(segment.position));
  const bySegment = new Map<string, Partial<Record<Locale, (typeof rows)[number]>>>();
  for (const row of rows) {
    bySegment.set(row.segmentId, { ...bySegment.get(row.segmentId), [row.locale]: row });
  }
  return [...bySegment].flatMap(([segmentId, facts]) => {
    const translation = translationOf(facts, owner?.originLocale ?? locale);
    return translation?.into === locale ? [{ segmentId, state: translation.state }] : [];
  });
}
