import type { ArticleDocument, Section } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';

/** Where one line of an imported text went. Lines count from 1. */
export type LineFate = {
  line: number;
  /** The line that it was joined to. */
  joins?: number;
} & (
  | { to: 'blank' }
  /** Its text stands in these segments of the document, in this order (a key point fills a label and a text). */
  | { to: 'segment'; segments: string[] }
  /** A section's label; a title after the colon stands in `segments`. */
  | { to: 'label'; section: Section | 'source' | 'tags' | 'related'; segments: string[] }
  | { to: 'field'; field: ImportField }
  /** What pages print around an article and readers do not miss: buttons, menus, paywalls, popular articles. */
  | { to: 'furniture' }
  | { to: 'unparsed' }
);

/** `messages/*.json` names each. */
const IMPORT_FIELDS = [
  'site',
  'category',
  'headline',
  'source',
  'tags',
  'related',
  'date',
  'author',
  'sponsor', // says that somebody paid for the text
  'contact', // whom journalists may ask: never shown, in no log
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/**
 * What a text says of itself, for an editor or an option to confirm. Instants are ISO 8601. A reader of another format
 * passes what the format has fields for; of plain text they are read from lines.
 */
export type ImportFields = {
  headline?: string | undefined;
  lede?: string | undefined;
  publishedAt?: string | undefined;
  modifiedAt?: string | undefined;
  authors?: string[] | undefined;
  tags?: string[] | undefined;
  category?: string | undefined;
  slug?: string | undefined;
  formerAddresses?: string[] | undefined;
  /** Draft, private or protected where it comes from. */
  isDraft?: boolean | undefined;
  /** Who paid for the text; empty where nobody is named. */
  sponsor?: string | undefined;
  /** The address that the text had. */
  sourceUrl?: string | undefined;
  language?: Locale | undefined;
};

/** Why a text is kept as a draft though publishing was asked for. `messages/*.json` says each in words, under `import.holds`. */
const IMPORT_HOLDS = [
  'set-aside', // lines that readers would miss are not in the article
  'unlabelled', // no section was recognised
  'advertising', // somebody paid for it
  'marked-draft', // it says that it is a draft
  'left-picture', // a caption without its picture
  'lost-text', // its reader could not give all of it
  'paid-page', // it says that only a part of it is free to read
] as const;
export type ImportHold = (typeof IMPORT_HOLDS)[number];

const holds: ReadonlySet<string> = new Set(IMPORT_HOLDS);
export const isHold = (code: string): code is ImportHold => holds.has(code);

/** What the importer was not sure of. `messages/*.json` says each code in words, under `import.warnings`. */
const WARNING_CODES = [
  'invisible-characters', // line: zero-width, bidi or control characters were removed
  'locale-differs', // detected: the text looks like the other language
  'two-headlines', // line, text: a second, different headline was kept as unparsed
  'no-headline',
  'no-lede',
  'above-sections', // line: what follows the lede above the first section became an analysis
  'no-sections', // no section was recognised
  'missing-sections', // sections
  'repeated-section', // line, section: appended to the first
  'empty-section', // section
  'maybe-heading', // line, text: a short line that may be a heading
  'unknown-category', // line, text
  'no-category',
  'no-source',
  'no-source-link', // line
  'cut-address', // line: an address holds a sign that no address has, and was cut before it
  'unknown-tag', // line, text: a piece of the tag line that no tag is called
  'ambiguous-tags', // line, text, readings: several readings are equally good
  'no-tags',
  'unparsed-line', // line, text
  'read-as-markup', // line: bold, links or readings were read as such
  'caption', // line, text: a caption without its picture
  'house-style', // line, text: how many characters are not set in the house's style
  'resembles', // text: the address of an article with the same headline
  'left-pictures', // text: how many pictures of another store were left out
  'left-embeds', // text: how many players and embedded posts of a page were left out
  'left-hidden', // text: how many characters of a document that are marked hidden were left out
  'left-deleted', // text: how many tracked deletions and insertions a document had
  'lost-text', // text: words of a document that its reader did not give
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export type ImportWarning = {
  code: WarningCode;
  line?: number;
  text?: string;
  section?: Section;
  /** For `missing-sections`. */
  sections?: Section[];
  /** For `ambiguous-tags`: each reading as "東京都 · 知事". */
  readings?: string[];
};

/** The dictionary the importer reads with: what the store's categories and tags are called, in every wording. */
export type Vocabulary = {
  categories: { id: number; wordings: string[] }[];
  tags: { id: number; wordings: string[] }[];
};

export type ParsedArticle = {
  locale: Locale;
  document: ArticleDocument;
  /** The id from the vocabulary; undefined when there is no category line or nobody knows it. */
  categoryId: number | undefined;
  /** Sure tags in the order of the line. */
  tagIds: number[];
  /** Pieces that an editor has to confirm: unknown ones, and the readings of a tie. */
  proposedTags: string[];
  sources: { title: string; url: string | undefined }[];
  /** Headlines under "related articles". */
  related: string[];
  lines: LineFate[];
  unparsed: { line: number; text: string }[];
  warnings: ImportWarning[];
  fields: ImportFields;
  holds: ImportHold[];
};

/** What the store keeps of an import beside the text itself. */
export type ImportReport = Pick<
  ParsedArticle,
  'categoryId' | 'tagIds' | 'lines' | 'unparsed' | 'warnings' | 'proposedTags' | 'related'
> &
  /** Reports of older versions have none. */
  Partial<Pick<ParsedArticle, 'fields'>>;

/** That an article with the same headline is there, and that a text becomes another one. */
export function resembles({ articleId, slug }: { articleId: number; slug: string }): ImportWarning {
  return { code: 'resembles', text: `${articleId} (${slug})` };
}
