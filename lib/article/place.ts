import type { InsightKind } from './parts.ts';
import type { Segment } from './segments.ts';

/**
 * One part on the way to a segment. A part that a document lacks is made where `after` says: behind that sibling, first
 * when null, last when the document has no such sibling.
 */
export type Step = {
  id: string;
  kind: 'paragraph' | 'list' | 'item' | 'point' | 'subsection' | 'insight';
  after: string | null;
  /** Of kind `insight` only; `other` when absent. */
  insightKind?: InsightKind;
};

/** Where a segment stands, outermost part first; an empty path for `headline`, `lede` and titles of sections. */
export type Place = { section: Segment['section']; path: Step[] };
