export type SegmentState = 'missing' | 'machine' | 'stale' | 'cosmetic' | 'current' | 'opted-out';

/**
 * How a translated segment stands to its source. Badge, filter, dashboard and publish gate all ask here.
 * @param source hashes of the source text as it is now: exact, and of `normalizedText`
 * @param target the translation, with the hashes of the source text it was made from; undefined when there is none
 */
export function segmentState(
  source: { hash: string; normalizedHash: string },
  target:
    | {
        sourceHash: string | null;
        sourceNormalizedHash: string | null;
        origin: 'human' | 'machine';
        optedOut: boolean;
      }
    | undefined,
): SegmentState {
  if (!target) return 'missing';
  if (target.optedOut) return 'opted-out';
  if (target.sourceNormalizedHash !== source.normalizedHash) return 'stale';
  if (target.origin === 'machine') return 'machine';
  return target.sourceHash === source.hash ? 'current' : 'cosmetic';
}
