import { eq } from 'drizzle-orm';
import { type SegmentState, translationOf } from '#lib/article/segment-state.ts';
import type { Locale } from '#lib/locale.ts';
import { segmentFactsOf } from '../../queries/editions/segment-facts.ts';
import { article } from '../../schema.ts';
import type { Context } from '../run/run-command.ts';

/** How the segments stand that are, or should be, translated into `locale`, in reading order. */
export async function translationStates(
  { transaction }: Pick<Context, 'transaction'>,
  articleId: number,
  locale: Locale,
): Promise<{ segmentId: string; state: SegmentState }[]> {
  const [owner] = await transaction.select().from(article).where(eq(article.id, articleId));
  return [...(await segmentFactsOf(transaction, articleId))].flatMap(([segmentId, facts]) => {
    const translation = translationOf(facts, owner?.originLocale ?? locale);
    return translation?.into === locale ? [{ segmentId, state: translation.state }] : [];
  });
}
