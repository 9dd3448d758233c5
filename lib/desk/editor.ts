import type { SegmentDifference } from '../article/difference.ts';
import type { ArticleDocument, InsightKind, Section } from '../article/document.ts';
import type { EditionStatus } from '../article/edition-state.ts';
import type { Place } from '../article/place.ts';
import type { PublishProblem } from '../article/publish-problems.ts';
import type { ArticleLength } from '../article/reading-time.ts';
import type { SegmentState } from '../article/segment-state.ts';
import type { Segment } from '../article/segments.ts';
import type { ImportWarning, LineFate } from '../import/report.ts';
import type { Locale } from '../locale.ts';
import type { PictureVariant } from '../media/picture.ts';

/*
 * What the editor of an article and the server tell each other. Rows are segments, columns are languages; a segment that
 * a language lacks has an empty cell, and where it belongs is said by its place, so that typing into it makes it.
 */

/**
 * Names the account whose text a request brings. After one session ends another may begin in the same browser: what the
 * first one wrote must not be saved as the other's.
 */
export const WRITER_HEADER = 'x-desk-writer';

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
  /**
   * The translation still holds though the source has changed. `source` is the hash of the source text that was seen; null
   * when the source is gone, and the translation is to stand on its own from now on.
   */
  | { do: 'still-correct'; into: Locale; segment: string; source: string | null }
  /** Says whom an item of the insight is for, in both languages. */
  | { do: 'insight-kind'; part: string; kind: InsightKind }
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

/** Names by language; a language in which nobody has named it is absent. */
export type Names = Partial<Record<Locale, string>>;

/** What the address bar and the publishing panel show of one language. Instants are ISO 8601. */
export type EditionView = {
  status: EditionStatus;
  hasUnpublishedChanges: boolean;
  stage: 'writing' | 'review' | 'approved';
  /** To be sent with every verb about this edition: it is refused with `moved-on` when somebody wrote meanwhile. */
  version: number;
  draftRevisionId: number;
  /** What readers get now; null when they get nothing. */
  publicRevisionId: number | null;
  publishedAt: string | null;
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  scheduledAt: string | null;
  embargoUntil: string | null;
  unpublishAt: string | null;
  withdrawnReason: string | null;
  provenance: 'original' | 'human-translation' | 'machine-reviewed' | 'machine';
  slug: string | null;
  /** Addresses that still lead here, newest first. */
  formerSlugs: string[];
  /** Of the draft. */
  length: ArticleLength;
  problems: { blocks: PublishProblem[]; warns: PublishProblem[] };
};

export type SourceView = {
  id: number;
  url: string | null;
  /** The language the work is in, as BCP 47 names it. */
  language: string | null;
  /** A day, `2026-11-24`. */
  accessedAt: string | null;
  names: Partial<Record<Locale, { title: string; publisher: string }>>;
};

export type HeroView = {
  mediaId: number;
  width: number;
  height: number;
  focal: { x: number; y: number };
  variants: PictureVariant[];
  credit: string;
  licence: string;
  texts: Partial<Record<Locale, { alt: string; caption: string }>>;
};

/** The facts that belong to the article, not to a language. */
const FACTS = ['category', 'authors', 'tags', 'sources', 'hero'] as const;
export type Fact = (typeof FACTS)[number];

export type FactsView = {
  /** A fingerprint of each fact: what a change of it must have seen. */
  versions: Record<Fact, string>;
  categoryId: number | null;
  authors: { id: number; names: Names }[];
  tags: { id: number; key: string; names: Names }[];
  /** In the order in which `[^n]` counts them, from 1. */
  sources: SourceView[];
  hero: HeroView | null;
};

/** A tag that is there, or a new one: named in at least one language, with other wordings that mean it. */
export type TagChoice = { id: number } | { names: Names; aliases?: string[] };

/** A source of the article (`id`), changed or as it is, or a new one. What is absent of one that is there stays. */
export type SourceInput = {
  id?: number;
  url?: string | null;
  language?: string | null;
  accessedAt?: string | null;
  names?: Partial<Record<Locale, { title: string; publisher?: string }>>;
};

/** `PUT …/facts`: only what is named changes, and each needs to be what `versions` says; else 409 with `facts`. */
export type FactsChange = {
  /** As in the FactsView that was seen; entries of facts that do not change may be left out. */
  versions: Partial<Record<Fact, string>>;
  categoryId?: number | null;
  authorIds?: number[];
  tags?: TagChoice[];
  /** All of them, in their new order. Citations in both drafts follow; a cited one cannot go. */
  sources?: SourceInput[];
  hero?: null | {
    mediaId: number;
    credit?: string;
    texts?: Partial<Record<Locale, { alt?: string; caption?: string }>>;
  };
};

/** The answer to a change of facts: 200, or 409 with what the facts are now and nothing written. */
export type FactsResult = {
  facts: FactsView;
  versions: Record<Locale, number | null>;
  /** Texts whose citations were renumbered, by language and segment; written already. */
  texts: Record<Locale, Record<string, Cell>>;
};

/** Everything the editor shows of an article: `GET /api/desk/articles/{id}`, and what its page begins with. */
export type EditorView = {
  articleId: number;
  /** The language it was begun in: its structure leads where the languages differ. */
  originLocale: Locale;
  createdAt: string;
  /** The account that made it; null for the command line. */
  createdBy: string | null;
  trashedAt: string | null;
  /** In reading order, both languages merged. Parts without any text do not exist. */
  rows: Row[];
  editions: Record<Locale, EditionView | null>;
  facts: FactsView;
  choices: {
    categories: { id: number; key: string; names: Names }[];
    authors: { id: number; names: Names }[];
  };
  /** What the one who asked may do with this article. */
  may: { editText: boolean; editFacts: boolean; publish: boolean; trash: boolean };
};

/** `GET …/tags?q=`: tags whose name or another wording contains what was typed. `matched` is that wording. */
export type TagSuggestion = { id: number; key: string; names: Names; matched: string };

/** `POST …/hero`: the picture that was taken in, and in sentences what is odd about its file. */
export type HeroAnswer = {
  mediaId: number;
  facts: FactsView;
  warnings: { code: string; message: string }[];
};

/** `GET …/slug?locale&slug`: whether an edition can have an address. */
export type SlugState =
  | { is: 'free' | 'current' | 'used-before' | 'invalid' }
  /** `articleId` where the one who asks may see that article. */
  | { is: 'taken'; articleId?: number };

/** `POST …/presence`: who is in the article, and what it is now; asked every 10 s. */
export type PresenceView = {
  people: { name: string; locale: Locale | null; segment: string | null; self: boolean }[];
  versions: Record<Locale, number | null>;
  facts: Record<Fact, string>;
};

/** One line of the history: `GET …/revisions?locale&before`. `before` is the id of the last one shown. */
export type RevisionEntry = {
  id: number;
  locale: Locale;
  kind: 'autosave' | 'save' | 'publish' | 'import' | 'restore';
  by: string;
  at: string;
  headline: string;
  isDraft: boolean;
  isPublic: boolean;
  isScheduled: boolean;
};
export type RevisionPage = { revisions: RevisionEntry[]; next: number | null };

/** `GET …/revisions/compare?a&b`: the texts in which two revisions differ. */
export type RevisionComparison = { a: RevisionEntry; b: RevisionEntry; differences: SegmentDifference[] };

/** What every refused request answers: a sentence in the language of the desk. */
export type ErrorAnswer = {
  error: {
    code: string;
    message: string;
    problems?: { code: PublishProblem; message: string }[];
    /** What was not understood, by its place and its kind: for programs and their makers. */
    reason?: string;
  };
};

/** `POST /api/desk/import`: where each line of a pasted text goes, and what became of it unless it was only read. */
export type ImportAnswer = {
  locale: Locale;
  /** Every line that is not blank, counted from 1, as it was read. */
  lines: (LineFate & { text: string })[];
  /** The article that the text makes; its segments are what the lines of `lines` name. */
  document: ArticleDocument;
  categoryId: number | null;
  tags: TagSuggestion[];
  /** Names that no tag has, and readings between which somebody must decide. */
  proposedTags: string[];
  sources: { title: string; url: string | null }[];
  warnings: (ImportWarning & { message: string })[];
  /** An article that these very bytes became before, where the one who asks may see it. */
  known: number | null;
  kept: null | {
    articleId: number;
    locale: Locale;
    status: 'created' | 'updated' | 'unchanged';
    /** Parts of a translation and of its original that have no counterpart. */
    unaligned: { side: 'document' | 'reference'; segmentId: string; text: string }[];
  };
};
