/*
 * What a document consists of, apart from its schema: the browser of an editor needs the names, but not the parser.
 */

/** The sections of an article in the order in which every article prints them. */
export const SECTIONS = ['whyItMatters', 'keyPoints', 'analysis', 'insight', 'outlook'] as const;
export type Section = (typeof SECTIONS)[number];

export const INSIGHT_KINDS = ['investors', 'technology', 'policy', 'household', 'other'] as const;
export type InsightKind = (typeof INSIGHT_KINDS)[number];

/** Longest text of one segment, in UTF-16 units. A paragraph of a newspaper has some hundreds. */
export const MAX_SEGMENT_LENGTH = 20_000;

/** Most parts, and cells of tables and charts, in one document. */
export const MAX_SEGMENTS = 2_000;

/** A new id for a part of a document: 10 characters of base 36, about 51 bits of chance. */
export function newPartId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
