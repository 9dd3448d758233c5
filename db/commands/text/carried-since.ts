import { and, eq, gte, ne } from 'drizzle-orm';
import type { TextChange } from '#lib/desk/editor.ts';
import { textKey } from '#lib/desk/manuscript/texts.ts';
import { structuralStep } from '../../schema.ts';
import { asWritten, type Work } from './work.ts';

/**
 * When a step left a text empty that its author brings back, and had emptied before that step: its words stand elsewhere by
 * now, though nothing is seen of it here. Undefined where there was no such step.
 * @param undoes the step that is taken back with it, which emptied it itself
 */
export async function carriedSince(
  { context, articleId }: Work,
  { locale, segment, base, value, emptiedAt }: TextChange,
  undoes = '',
): Promise<Date | undefined> {
  if (emptiedAt === undefined || base !== null || asWritten(segment, value) === '') return undefined;
  const steps = await context.transaction
    .select({ doneAt: structuralStep.doneAt, emptied: structuralStep.emptied })
    .from(structuralStep)
    .where(
      and(
        eq(structuralStep.articleId, articleId),
        gte(structuralStep.doneAt, new Date(emptiedAt)),
        ne(structuralStep.id, undoes),
      ),
    )
    .orderBy(structuralStep.doneAt);
  return steps.find(({ emptied }) => emptied.includes(textKey(locale, segment)))?.doneAt;
}
