import { asc, eq } from 'drizzle-orm';
import type { SegmentFacts } from '#lib/article/segment-state.ts';
import type { Locale } from '#lib/locale.ts';
import { segment } from '../../schema.ts';
import type { Database } from '../../store.ts';

/** What is known of each segment of an article's drafts, in both languages. */
export async function segmentFactsOf(
  database: Database,
  articleId: number,
): Promise<Map<string, Partial<Record<Locale, SegmentFacts>>>> {
  const rows = await database
    .select()
    .from(segment)
    .where(eq(segment.articleId, articleId))
    .orderBy(asc(segment.position));
  const bySegment = new Map<string, Partial<Record<Locale, SegmentFacts>>>();
  for (const row of rows) {
    bySegment.set(row.segmentId, { ...bySegment.get(row.segmentId), [row.locale]: row });
  }
  return bySegment;
}
