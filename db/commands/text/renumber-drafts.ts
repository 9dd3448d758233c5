import { and, eq } from 'drizzle-orm';
import { renumberCitations } from '#lib/article/citation-marks.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { editDocument } from '#lib/article/edit-document.ts';
import { type SegmentFacts, segmentState } from '#lib/article/segment-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import type { Draft } from '../../queries/editions/drafts-of.ts';
import { segmentFactsOf } from '../../queries/editions/segment-facts.ts';
import { segment } from '../../schema.ts';
import type { Context } from '../run/run-command.ts';
import { saveRevision } from './save-revision.ts';

export type Renumbered = { locale: Locale; segment: string; text: string };

/**
 * Counts the citations in the drafts of an article anew, each source `n` as `newNumber(n)`: a new revision of each
 * draft in which one changes.
 */
export async function renumberDrafts(
  context: Context,
  articleId: number,
  drafts: Partial<Record<Locale, Draft>>,
  newNumber: (n: number) => number,
): Promise<Renumbered[]> {
  const documents: Partial<Record<Locale, ArticleDocument>> = {};
  const changes: Renumbered[] = [];
  for (const locale of LOCALES) {
    let document = drafts[locale]?.document;
    for (const { id, section, text } of document ? segmentsOf(document) : []) {
      const value = renumberCitations(text, newNumber);
      if (value === text || !document) continue;
      const edit = { do: 'set' as const, segment: id, value, place: { section, path: [] } };
      document = editDocument(document, edit) ?? document;
      changes.push({ locale, segment: id, text: value });
    }
    if (document) documents[locale] = document;
  }
  const states = await segmentFactsOf(context.transaction, articleId);
  for (const locale of LOCALES) {
    const [draft, document] = [drafts[locale], documents[locale]];
    if (!draft || !document || document === draft.document) continue;
    await saveRevision(context, { articleId, locale }, document, 'save', draft.revision.id);
  }
  await keepStates(context, articleId, states, new Set(changes.map((change) => change.segment)));
  return changes;
}

/** Other numbers say nothing else: a translation stands to its source as it did before. */
async function keepStates(
  { transaction }: Context,
  articleId: number,
  before: Map<string, Partial<Record<Locale, SegmentFacts>>>,
  changed: Set<string>,
): Promise<void> {
  const after = await segmentFactsOf(transaction, articleId);
  for (const segmentId of changed) {
    for (const locale of LOCALES) {
      const target = before.get(segmentId)?.[locale];
      const source = after.get(segmentId)?.[otherLocale(locale)];
      if (!target?.sourceHash || !source) continue;
      const { origin } = target;
      const state = segmentState(before.get(segmentId)?.[otherLocale(locale)], target);
      const { sourceHash, sourceNormalizedHash } = target;
      const kept =
        state === 'stale'
          ? { sourceHash, sourceNormalizedHash }
          : {
              sourceHash: state === 'cosmetic' ? sourceHash : source.hash,
              sourceNormalizedHash: source.normalizedHash,
            };
      await transaction
        .update(segment)
        .set({ ...kept, origin })
        .where(
          and(eq(segment.articleId, articleId), eq(segment.locale, locale), eq(segment.segmentId, segmentId)),
        );
    }
  }
}
