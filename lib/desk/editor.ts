import type { Contribution } from '../article/contributions.ts';
import type { SegmentDifference } from '../article/difference.ts';
import type { ArticleDocument, InsightKind, Section } from '../article/document.ts';
import type { EditionStatus } from '../article/edition-state.ts';
import type { Place } from '../article/place.ts';
import type { PublishProblem } from '../article/publish-problems.ts';
import type { ArticleLength } from '../article/reading-time.ts';
import type { SegmentState } from '../article/segment-state.ts';
import type { Segment } from '../article/segments.ts';
import type { ImportHold, ImportWarning, LineFate } from '../import/report.ts';
import type { Locale } from '../locale.ts';
import type { PictureVariant } from '../media/picture.ts';

/*
 * What the editor of an article and the server tell each other. Rows are segments, columns are languages; a segment that
 * a language lacks has an empty cell, and where it belongs is said by its place, so that typing into it makes it.
 */

/** Most texts that one step may change. */
export const MAX_STEP_TEXTS = 1_000;

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
  /** `value`: what both languages have together, a date or how a figure is drawn; it stands in the leading language's cell. */
  kind: Segment['kind'] | 'value';
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

/** One text as it is to be. `base` is the hash that it had when the editor began (null: there was none). '' removes it. */
export type TextChange = {
  locale: Locale;
  segment: string;
  base: string | null;
  value: string;
  place: Place;
};

/** What a structural step is called when it has to be spoken of. */
export const STEP_NAMES = [
  'split',
  'join',
  'move',
  'remove',
  'kind',
  'paste',
  'undo',
  'redo',
  'insist',
  'choose',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/**
 * A change of structure, with every text that it touches in either language: all of it is done, or nothing. Done once,
 * however often it arrives.
 */
export type StructuralStep = {
  do: 'step';
  /** Chosen by who makes it; the server knows by it what it has done already. */
  id: string;
  name: StepName;
  texts: TextChange[];
  /** Parts of which nothing may be left afterwards: what somebody else wrote in one meanwhile refuses the step. */
  removes: string[];
  /** `siblings`: the parts of the list in the order that was seen. Another order among those refuses the step. */
  moves: { part: string; after: string | null; siblings: string[] }[];
  /** Whom an item of the insight is for. */
  kinds: { part: string; was: InsightKind; kind: InsightKind }[];
  /** The step that this one takes back: how its translations stood comes back with their texts. */
  undoes?: string | undefined;
};

/** What the desk asks the server to do with text. Operations of one request are applied in their order. */
export type Operation =
  | ({ do: 'set' } & TextChange)
  | StructuralStep
  /**
   * The translation still holds though the source has changed. `source` and `target` are the hashes of the texts that were
   * seen; `source` is null when it is gone, and the translation is to stand on its own from now on.
   */
  | { do: 'still-correct'; into: Locale; segment: string; source: string | null; target: string | null }
  /** The segment needs no counterpart in `into`, or does again. `source` is the hash of the text that was seen. */
  | { do: 'opt-out'; into: Locale; segment: string; optedOut: boolean; source: string | null };

/** A text that somebody else changed meanwhile: nothing of this operation was written. */
export type TextConflict = {
  /** Which operation of the request, from 0. */
  operation: number;
  locale: Locale;
  segment: string;
  theirs: { text: string; hash: string | null; by: string; at: string };
};

/** A step that was refused because a part is gone, stands elsewhere or is of another kind: nothing of it was done. */
export type RefusedStep = { operation: number; part: string; by: string };

/** The answer to a save: 200, or 409 when something was refused. What was not refused is written in both cases. */
export type SaveResult = {
  /** An instant, ISO 8601. */
  savedAt: string;
  versions: Record<Locale, number | null>;
  /** Hashes of the texts that were written, by language and segment; null where the text was removed. */
  hashes: Record<Locale, Record<string, string | null>>;
  conflicts: TextConflict[];
  refused: RefusedStep[];
  /** Texts that somebody else had made the same before, though the editor had not seen it. */
  already: { operation: number; by: string }[];
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
  /** Fingerprint of the address and of the article's facts: what publishing shows readers besides the text. */
  factsSeen: string;
  provenance: 'original' | 'human-translation' | 'machine-reviewed' | 'machine';
  slug: string | null;
  /** Addresses that still lead here, newest first. */
  formerSlugs: string[];
  /** Of the draft. */
  length: ArticleLength;
  problems: { blocks: PublishProblem[]; warns: PublishProblem[] };
  /** The figures that `incomplete-figure` is about, by their ids. */
  incompleteFigures: string[];
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
  authors: { id: number; contribution: Contribution; names: Names }[];
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

/** `PUT …/facts`: puts facts in place of what `versions` says that they are; else 409 with `facts`. */
export type FactsChange = {
  /** As in the FactsView that was seen; entries of facts that do not change may be left out. */
  versions: Partial<Record<Fact, string>>;
  categoryId?: number | null;
  /** In their order. What one did who is there already stays where it is not said. */
  authors?: { id: number; contribution?: Contribution | undefined }[];
  tags?: TagChoice[];
  /** All of them, in their new order. Citations in both drafts follow; a cited one cannot go. */
  sources?: SourceInput[];
  hero?: null | {
    mediaId: number;
    credit?: string;
    texts?: Partial<Record<Locale, { alt?: string; caption?: string }>>;
  };
};

/** A value as somebody saw it, and as it is to be. It is written only where it still is `from`, or `to` already. */
export type Change<T> = { from: T; to: T };

/** What is kept of a source, as its form has it: '' where there is nothing. A day is `2026-11-24`. */
export const SOURCE_FIELDS = [
  'title-ja',
  'publisher-ja',
  'title-en',
  'publisher-en',
  'url',
  'language',
  'accessedAt',
] as const;
export type SourceFields = Record<(typeof SOURCE_FIELDS)[number], string>;

/** What is said about a picture. */
export const PICTURE_FIELDS = ['alt-ja', 'alt-en', 'caption-ja', 'caption-en', 'credit'] as const;
export type PictureFields = Record<(typeof PICTURE_FIELDS)[number], string>;

/** Those fields that somebody changed. */
export type FieldChanges<Fields> = Partial<Record<keyof Fields, Change<string>>>;

/**
 * `PATCH …/facts`: what somebody changed. A value says what it was; what is added to a list or removed from it, and twice
 * does nothing more, need not. 409 with `facts` and `stale` when somebody else changed the same meanwhile.
 */
export type FactsEdit = {
  category?: Change<number | null>;
  authors?: {
    add?: number[];
    remove?: number[];
    /** What they did for it. */
    contributions?: ({ id: number } & Change<Contribution>)[];
  };
  tags?: { add?: TagChoice[]; remove?: number[] };
  sources?: {
    edit?: { id: number; fields: FieldChanges<SourceFields> }[];
    add?: Partial<SourceFields>[];
    /** `from`: the source as it was seen. One that somebody has corrected since stays. */
    remove?: { id: number; from: SourceFields }[];
    /** Ids in their order; what others added meanwhile stays behind the one that it stands behind. */
    order?: Change<number[]>;
  };
  /** The picture above the article, by its id. */
  hero?: Change<number | null>;
  /** What is said about that picture. */
  picture?: { mediaId: number; fields: FieldChanges<PictureFields> };
};

/** A value that somebody else changed meanwhile: what it was, was to be, and is. */
export type StaleValue = {
  fact: Fact;
  /** Of sources: which one. */
  id?: number;
  field?: string;
  from: unknown;
  to: unknown;
  /** Null where what it belongs to is gone. */
  is: unknown;
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

/** `POST …/pictures`: a picture for the text, and the address of its smallest file. */
export type PictureAnswer = {
  mediaId: number;
  url: string;
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
  /** The text that was read: of another format, the lines that were made of the file. */
  text: string;
  /** The file was plain text, so that its lines can be typed over. */
  isTyped: boolean;
  /** Every line that is not blank, counted from 1, as it was read; `was`: before its signs were set in the house's style. */
  lines: (LineFate & { text: string; was?: string })[];
  /** The article that the text makes; its segments are what the lines of `lines` name. */
  document: ArticleDocument;
  categoryId: number | null;
  tags: TagSuggestion[];
  /** Names that no tag has, and readings between which somebody must decide. */
  proposedTags: string[];
  sources: { title: string; url: string | null }[];
  warnings: (ImportWarning & { message: string })[];
  /** What speaks against publishing it as it is. */
  against: { code: ImportHold | PublishProblem; message: string }[];
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
