import type { InsightKind } from './parts.ts';
import type { Segment } from './segments.ts';
import type { PartKind } from './shapes.ts';

/**
 * One part on the way to a segment. A part that a document lacks is made where `after` says: behind that sibling, first
 * when null, last when the document has no such sibling.
 */
export type Step = {
  id: string;
  kind: PartKind;
  after: string | null;
  /** Of kind `insight` only; `other` when absent. */
  insightKind?: InsightKind;
  /** What was chosen for a part before anything was written in it (the settings of its shape). */
  settings?: Record<string, string>;
};

/**
 * Where a segment stands, outermost part first; an empty path for `headline`, `lede` and titles of sections. The path of a
 * cell goes on from its row to its column.
 */
export type Place = { section: Segment['section']; path: Step[] };
