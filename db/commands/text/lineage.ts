import type { ArticleDocument } from '#lib/article/document.ts';
import type { SegmentFacts } from '#lib/article/segment-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { textOrigins } from '#lib/article/text-origins.ts';
import type { Locale } from '#lib/locale.ts';
import { segmentFactsOf } from '../../queries/editions/segment-facts.ts';
import type { Context } from '../run/run-command.ts';

/** Which texts a write joins or splits, and what was known of all texts before it. */
export type Lineage = {
  origins: Partial<Record<Locale, Map<string, Set<string>>>>;
  facts: Map<string, Partial<Record<Locale, SegmentFacts>>>;
};

/**
 * Compares the drafts of an article with what is about to be written. To be asked before the first of them is.
 * @param changes of each language that is written
 */
export async function lineageOf(
  { transaction }: Context,
  articleId: number,
  changes: Partial<Record<Locale, { before: ArticleDocument; after: ArticleDocument }>>,
): Promise<Lineage> {
  const origins: Lineage['origins'] = {};
  for (const [locale, { before, after }] of Object.entries(changes)) {
    const found = textOrigins(segmentsOf(before), segmentsOf(after));
    if (found.size > 0) origins[locale as Locale] = found;
  }
  const isAsked = Object.keys(origins).length > 0;
  return { origins, facts: isAsked ? await segmentFactsOf(transaction, articleId) : new Map() };
}
