import {
  type ArticleDocument,
  emptyDocument,
  MAX_SEGMENTS,
  newPartId,
  type Section,
} from '#lib/article/document.ts';
import type { ContentLine } from './lines/content-line.ts';
import type { ImportField, ImportWarning, LineFate, ParsedArticle } from './report.ts';

/** `more`: the numbers of further lines that were wrapped into this one. */
type Line = { number: number; text: string; more?: number[] | undefined };

type Fate = LineFate extends infer Each
  ? Each extends { line: number }
    ? Omit<Each, 'line'>
    : never
  : never;

/** An article while it is read: its parts so far, and for every line where it went. */
export type Draft = Pick<
  ParsedArticle,
  'categoryId' | 'tagIds' | 'proposedTags' | 'sources' | 'related' | 'unparsed' | 'warnings' | 'fields'
> & {
  document: ArticleDocument;
  fates: Map<number, LineFate>;
  /** How far the first item of a list is set in. */
  indents: WeakMap<object, number>;
  /** An editor has said of some lines what they are. */
  hasAnswers: boolean;
  /** What an editor has said to be headline or lede. */
  said: { headline?: string; lede?: string };
  /** The line that made one part more than a document may have. */
  tooManyPartsAt: number | undefined;
  /** A fresh id for the part that begins in this line. */
  newPart: (line: Line) => string;
  /** The line's text stands in these segments; for text after a label, the line is that label's. */
  place: (line: ContentLine, segments: string[]) => void;
  label: (line: Line, section: Section | 'source' | 'tags' | 'related', segments?: string[]) => void;
  field: (line: Line, field: ImportField) => true;
  furniture: (line: Line) => true;
  /** The line fits nowhere: it is kept beside the document, and said. */
  leave: (line: Line, code?: 'unparsed-line' | 'two-headlines') => void;
  warn: (warning: ImportWarning) => void;
};

/**
 * @param newId gives the ids of parts; one that was given before is asked for again
 * @throws Error when `newId` keeps giving the same id
 */
export function newDraft(newId: () => string = newPartId): Draft {
  const used = new Set<string>();
  const fate = ({ number, more = [] }: Line, to: Fate): true => {
    draft.fates.set(number, { line: number, ...to });
    for (const line of more) draft.fates.set(line, { line, joins: number, ...to });
    return true;
  };
  const draft: Draft = {
    document: emptyDocument(),
    categoryId: undefined,
    tagIds: [],
    proposedTags: [],
    sources: [],
    related: [],
    unparsed: [],
    warnings: [],
    fields: {},
    indents: new WeakMap(),
    hasAnswers: false,
    said: {},
    fates: new Map(),
    tooManyPartsAt: undefined,
    newPart: ({ number }) => {
      const id = freshId(newId, used);
      used.add(id);
      if (used.size > MAX_SEGMENTS) draft.tooManyPartsAt ??= number;
      return id;
    },
    place: (line, segments) => {
      if (line.fromLabel) draft.label(line, line.fromLabel.section, segments);
      else fate(line, { to: 'segment', segments });
    },
    label: (line, section, segments = []) => fate(line, { to: 'label', section, segments }),
    field: (line, field) => fate(line, { to: 'field', field }),
    furniture: (line) => fate(line, { to: 'furniture' }),
    leave: (line, code = 'unparsed-line') => {
      const { number, text } = line;
      fate(line, { to: 'unparsed' });
      draft.unparsed.push({ line: number, text });
      draft.warn({ code, line: number, text });
    },
    warn: (warning) => draft.warnings.push(warning),
  };
  return draft;
}

function freshId(newId: () => string, used: Set<string>): string {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const id = newId();
    if (!used.has(id)) return id;
  }
  throw new Error('newId gave 100 ids that were used before');
}
