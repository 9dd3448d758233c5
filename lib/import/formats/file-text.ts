import type { Locale } from '#lib/locale.ts';
import type { ImportWarning } from '../report.ts';

/** What a file says of its article beside the text. Instants are ISO 8601. */
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
  isDraft?: boolean | undefined;
  sponsor?: string | undefined;
  sourceUrl?: string | undefined;
  language?: Locale | undefined;
};

export type ImportHold = 'marked-draft' | 'lost-text' | 'paid-page';

/** A file as the grammar reads it: lines with the marks of Markdown, and what its format has fields for. */
export type FileText = {
  text: string;
  fields: ImportFields;
  warnings: ImportWarning[];
  holds: ImportHold[];
};

/** Why a file of a format that can be read was not. */
export type UnreadableFile = {
  ok: false;
  code: 'broken-file' | 'broken-front-matter' | 'several-articles' | 'too-complex' | 'empty';
  line?: number;
  /** Lines in which articles begin. */
  lines?: number[];
};

export type ReadFile = ({ ok: true } & FileText) | UnreadableFile;
