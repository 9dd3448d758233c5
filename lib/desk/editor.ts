import type { InsightKind, Section } from '../article/document.ts';
import type { SegmentState } from '../article/segment-state.ts';
import type { Segment } from '../article/segments.ts';
import type { Locale } from '../locale.ts';

/*
 * What the editor of an article and the server tell each other. Rows are segments, columns are languages; a segment that
 * a language lacks has an empty cell, and where it belongs is said by its place, so that typing into it makes it.
 */

/**
 * One part on the way to a segment. A part that a document lacks is made where `after` says: behind that sibling, first
 * when null, last when the document has no such sibling.
 */
export type Step = {
  id: string;
  kind: 'paragraph' | 'list' | 'item' | 'point' | 'part' | 'insight';
  after: string | null;
  /** Of kind `insight` only; `other` when absent. */
  insightKind?: InsightKind;
};

/** Where a segment stands, outermost part first; an empty path for `headline`, `lede` and titles of sections. */
export type Place = { section: Segment['section']; path: Step[] };

export type Cell = {
  text: string;
  /** Fingerprint of the text as the server has it; null when the language lacks the segment. */
  hash: string | null;
};

export type Row = {
  /** As in segments.ts: `headline`, `outlook.title`, `k3v9`, `k3v9.label`. */
  segment: string;
  kind: Segment['kind'];
  place: Place;
  cells: Record<Locale, Cell>;
  /** How the translation stands, and in which language it is; null where neither language has a text. */
  translation: {
    /** The language that is translated into. */
    into: Locale;
    state: SegmentState;
    /** What the source said when it was translated, where it has changed since and is still known. */
    sourceBefore?: string;
  } | null;
};

/** What the desk asks the server to do with text. Operations of one request are applied in their order. */
export type Operation =
  /** Writes a text. `base` is the hash that the text had when the editor began (null: there was none). '' removes it. */
  | { do: 'set'; locale: Locale; segment: string; base: string | null; value: string; place: Place }
  /** Moves a part behind a sibling (null: first), in both languages. */
  | { do: 'move'; part: string; after: string | null }
  /** Removes a part with all its texts, in both languages; refused when one of them is not what `bases` says. */
  | { do: 'remove'; part: string; bases: Record<Locale, Record<string, string>> }
  /** The translation still holds though the source has changed. `source` is the hash of the source text that was seen. */
  | { do: 'still-correct'; into: Locale; segment: string; source: string }
  /** The segment needs no counterpart in `into`, or does again. */
  | { do: 'opt-out'; into: Locale; segment: string; optedOut: boolean };

/** A text that somebody else changed meanwhile: nothing of this operation was written. */
export type Conflict = {
  /** Which operation of the request, from 0. */
  operation: number;
  locale: Locale;
  segment: string;
  /** What the text was when the editor began, where it is still known. */
  base: string | null;
  theirs: { text: string; hash: string | null; by: string; at: string };
  mine: string;
};

/** The answer to a save: 200, or 409 when there are conflicts. What did not conflict is written in both cases. */
export type SaveResult = {
  /** An instant, ISO 8601. */
  savedAt: string;
  versions: Record<Locale, number | null>;
  /** Hashes of the texts that were written, by language and segment; null where the text was removed. */
  hashes: Record<Locale, Record<string, string | null>>;
  conflicts: Conflict[];
};

/** Where a section stands in the rail and how far it is. */
export type SectionKey = 'head' | Section;
