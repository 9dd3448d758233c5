import type { LineAnswer } from '#lib/import/lines/answers.ts';
import type { Doubt } from './imports.ts';

/** What a line most often is of which the reader was not sure, the likeliest first; what stands first here decides. */
const LIKELY: Partial<Record<Doubt, readonly LineAnswer[]>> = {
  caption: ['caption', 'paragraph', 'heading', 'furniture'],
  'two-headlines': ['headline', 'lede', 'heading', 'furniture'],
  'unparsed-line': ['paragraph', 'heading', 'caption', 'furniture'],
  'maybe-heading': ['heading', 'paragraph', 'caption', 'furniture'],
  'unknown-category': ['headline', 'heading', 'paragraph', 'furniture'],
  'above-sections': ['lede', 'paragraph', 'in:whyItMatters', 'in:keyPoints'],
  'repeated-section': ['heading', 'paragraph', 'furniture'],
  'no-source-link': ['source', 'paragraph', 'furniture'],
  'cut-address': ['source', 'paragraph', 'furniture'],
  'unknown-tag': ['tags', 'heading', 'paragraph', 'furniture'],
  'ambiguous-tags': ['tags', 'heading', 'paragraph', 'furniture'],
};

const ANY: readonly LineAnswer[] = ['heading', 'paragraph', 'caption', 'furniture'];

/** @param isLast nothing follows the line: texts end with their tags */
export function likelyAnswers(codes: readonly Doubt[], isLast: boolean): readonly LineAnswer[] {
  const [, found] = Object.entries(LIKELY).find(([code]) => codes.some((each) => each === code)) ?? [];
  return isLast ? ['tags', 'paragraph', 'heading', 'furniture'] : (found ?? ANY);
}
