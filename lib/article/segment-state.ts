import { type Locale, otherLocale } from '../locale.ts';

export type SegmentState = 'missing' | 'machine' | 'stale' | 'cosmetic' | 'current' | 'opted-out';

/** What the store keeps of one text of one language. */
export type SegmentFacts = {
  /** Hashes of the text: exact, and of `normalizedText`. */
  hash: string;
  normalizedHash: string;
  /** The same of the source text when this one was translated from it; null where this is the original. */
  sourceHash: string | null;
  sourceNormalizedHash: string | null;
  origin: 'human' | 'machine';
  /** Of an original: the editors decided that it needs no translation. */
  optedOut: boolean;
};

/**
 * How a translated segment stands to its source. Badge, filter, dashboard and publish gate all ask here.
 * @param source undefined when it was removed and its translation still stands
 * @param target undefined when there is no translation
 */
export function segmentState(
  source: Pick<SegmentFacts, 'hash' | 'normalizedHash' | 'optedOut'> | undefined,
  target: Pick<SegmentFacts, 'sourceHash' | 'sourceNormalizedHash' | 'origin'> | undefined,
): SegmentState {
  if (source?.optedOut) return 'opted-out';
  if (!target) return 'missing';
  if (target.sourceNormalizedHash !== source?.normalizedHash) return 'stale';
  if (target.origin === 'machine') return 'machine';
  return target.sourceHash === source.hash ? 'current' : 'cosmetic';
}

/**
 * Which language of a segment is translated into, and how that stands. The direction is the segment's own: what was
 * written in English first is an original in an article that was begun in Japanese.
 * @returns null when neither language has the segment
 */
export function translationOf(
  facts: Partial<Record<Locale, SegmentFacts>>,
  originLocale: Locale,
): { into: Locale; state: SegmentState } | null {
  const other = otherLocale(originLocale);
  const { [originLocale]: first, [other]: second } = facts;
  if (!first && !second) return null;
  const into = intoOf(first, second) === 'first' ? originLocale : other;
  return { into, state: segmentState(facts[otherLocale(into)], facts[into]) };
}

function intoOf(first: SegmentFacts | undefined, second: SegmentFacts | undefined): 'first' | 'second' {
  if (first && second) return first.sourceHash !== null && second.sourceHash === null ? 'first' : 'second';
  // One that was translated stays a translation when its source goes: somebody must look whether it still holds.
  if (first) return first.sourceHash === null ? 'second' : 'first';
  return second?.sourceHash === null ? 'first' : 'second';
}
