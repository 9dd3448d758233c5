/* What the list does to several articles at once, and what became of it. */

export const BULK_KINDS = ['set-category', 'add-tag', 'remove-tag', 'trash', 'restore'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** What was wrong with the request itself. */
export type BulkProblem = 'nothing-chosen' | 'too-many' | 'no-category' | 'no-tag' | 'unknown-tag';

/** Why an article stands in the way. */
export const BULK_REASONS = ['forbidden', 'unknown-article', 'trashed'] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

/** What the list says of it. Nothing was changed where there is a problem, or an article that refuses. */
export type BulkOutcome =
  | { done: BulkKind; count: number }
  | { problem: BulkProblem }
  /** Readers would lose so many pages, of so many articles: it is asked first. */
  | { asks: 'trash'; pages: number; articles: number }
  | { refused: Partial<Record<BulkReason, number[]>> };
