import { z } from 'zod';
import { rememberTexts } from '../remember.ts';
import { INSIGHT_KINDS, MAX_SEGMENT_LENGTH, MAX_SEGMENTS } from './parts.ts';
import { ALIGNMENTS, CHART_FORMS, isReservedName, PICTURE_ROLES, TABLE_HEADS } from './shapes.ts';
import { listsIn } from './walk.ts';

export {
  INSIGHT_KINDS,
  type InsightKind,
  MAX_SEGMENT_LENGTH,
  MAX_SEGMENTS,
  newPartId,
  SECTIONS,
  type Section,
} from './parts.ts';

/**
 * The document of a revision: everything a reader reads of one article in one language, as plain data.
 *
 * Every text that an editor can change is one *segment* (see segments.ts) with an id that stays the same across
 * revisions and is shared with its translation. Text is restricted inline Markdown (see inline.ts), never HTML.
 */

const id = z.string().regex(/^[a-z0-9]{1,24}$/);
const text = z.string().max(MAX_SEGMENT_LENGTH);
const nonEmpty = text.refine((value) => value.trim() !== '', 'is empty');
const optional = nonEmpty.optional();
const date = z.string().min(1).max(100).optional();
const url = z.string().min(1).max(2_000).optional();
/** The id of a picture of the store. */
const media = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .optional();

const items = z.array(z.strictObject({ id, text: nonEmpty, level: z.literal('2').optional() })).min(1);
const column = z.strictObject({
  id,
  label: optional,
  align: z.enum(ALIGNMENTS).optional(),
  highlight: z.literal('yes').optional(),
});
/** `cells`: what is written in the columns, by their ids. A number is in one spelling (cell-value.ts). */
const row = z.strictObject({ id, cells: z.record(id, nonEmpty) });
const grid = { columns: z.array(column), rows: z.array(row) };

const block = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('paragraph'), text: nonEmpty }),
  z.strictObject({ id, kind: z.literal('list'), items }),
  z.strictObject({ id, kind: z.literal('ordered'), items }),
  z.strictObject({ id, kind: z.literal('quote'), text: optional, by: optional }),
  z.strictObject({ id, kind: z.literal('pullquote'), text: nonEmpty }),
  z.strictObject({
    id,
    kind: z.literal('table'),
    title: optional,
    head: z.enum(TABLE_HEADS).optional(),
    ...grid,
    note: optional,
    source: optional,
  }),
  z.strictObject({
    id,
    kind: z.literal('chart'),
    title: optional,
    form: z.enum(CHART_FORMS).optional(),
    unit: optional,
    ...grid,
    note: optional,
    source: optional,
  }),
  z.strictObject({
    id,
    kind: z.literal('pictures'),
    pictures: z.array(
      z.strictObject({
        id,
        media,
        role: z.enum(PICTURE_ROLES).optional(),
        caption: optional,
        alt: optional,
        credit: optional,
      }),
    ),
  }),
  z.strictObject({
    id,
    kind: z.literal('factbox'),
    title: optional,
    items: z.array(z.strictObject({ id, text: nonEmpty, level: z.literal('2').optional() })),
  }),
  z.strictObject({
    id,
    kind: z.literal('timeline'),
    title: optional,
    events: z.array(z.strictObject({ id, date, text: optional })),
    source: optional,
  }),
  z.strictObject({
    id,
    kind: z.literal('interview'),
    exchanges: z.array(z.strictObject({ id, question: optional, text: optional })),
  }),
  z.strictObject({
    id,
    kind: z.literal('speech'),
    turns: z.array(z.strictObject({ id, speaker: optional, text: optional })),
  }),
  z.strictObject({ id, kind: z.literal('card'), url, title: optional, text: optional, media }),
]);

const title = optional;
const prose = z.strictObject({ title, blocks: z.array(block) });

export const articleDocument = z
  .strictObject({
    /** Version of this shape. `parseDocument` upgrades older ones when they are read. */
    v: z.literal(2),
    headline: text,
    lede: text,
    whyItMatters: prose.optional(),
    keyPoints: z
      .strictObject({
        title,
        points: z.array(z.strictObject({ id, label: nonEmpty.optional(), text })),
      })
      .optional(),
    analysis: z
      .strictObject({
        title,
        parts: z.array(z.strictObject({ id, heading: nonEmpty.optional(), blocks: z.array(block) })),
      })
      .optional(),
    insight: z
      .strictObject({
        title,
        items: z.array(
          z.strictObject({
            id,
            kind: z.enum(INSIGHT_KINDS),
            label: nonEmpty.optional(),
            blocks: z.array(block),
          }),
        ),
      })
      .optional(),
    outlook: prose.optional(),
  })
  .superRefine((document, context) => {
    const ids = idsOf(document);
    if (ids.length + cellsIn(document) > MAX_SEGMENTS) {
      context.addIssue({ code: 'custom', message: `has more than ${MAX_SEGMENTS} parts` });
    }
    if (new Set(ids).size < ids.length) {
      context.addIssue({ code: 'custom', message: 'uses one id for two parts' });
    }
    if (
      ids.some(isReservedName) &&
      gridsIn(document).some((grid) => grid.columns.some((each) => isReservedName(each.id)))
    ) {
      context.addIssue({ code: 'custom', message: 'has a column whose id is the name of a field' });
    }
  });

/** A document that somebody sends, of whatever version. */
export const anyDocument = z.preprocess(upgraded, articleDocument);

export type ArticleDocument = z.infer<typeof articleDocument>;
export type Block = z.infer<typeof block>;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
/** What tables and charts share: columns, the first of which names the rows, and rows. */
export type Grid = Pick<BlockOf<'table'>, 'id' | 'columns' | 'rows'>;

/** An article without text, the starting point of the importer and of the desk. */
export function emptyDocument(): ArticleDocument {
  return { v: 2, headline: '', lede: '' };
}

/**
 * Reads a stored or received document.
 * @throws ZodError when `value` is not a document of a known version.
 */
export function parseDocument(value: unknown): ArticleDocument {
  return anyDocument.parse(value);
}

/** Version 1 knew paragraphs and lists only; they are the same in version 2. */
function upgraded(value: unknown): unknown {
  const isFirst = typeof value === 'object' && value !== null && 'v' in value && value.v === 1;
  return isFirst ? { ...value, v: 2 } : value;
}

/** Revisions never change: the documents of some hundred articles, as the store keeps them. */
const REMEMBERED = 2_000_000;

/**
 * Reads the text of a stored document. Whoever asks for the same text gets the same document, and must not change it.
 * @throws ZodError as `parseDocument` does
 */
export const readDocument: (json: string) => ArticleDocument = rememberTexts(
  (json) => parseDocument(JSON.parse(json)),
  REMEMBERED,
);

/** A document without its pictures, whose ids mean nothing in another store; and how many they were. */
export function withoutPictures(document: ArticleDocument): { document: ArticleDocument; left: number } {
  let left = 0;
  const json = JSON.stringify(document, (key, value: unknown) => {
    if (key !== 'media' || typeof value !== 'string') return value;
    left += 1;
    return undefined;
  });
  return { document: left > 0 ? (JSON.parse(json) as ArticleDocument) : document, left };
}

/** The charts of a document, in reading order. */
export function chartsIn(document: ArticleDocument): BlockOf<'chart'>[] {
  const blocks = listsIn(document).flatMap(({ of, parts }) =>
    of === 'block' ? (parts as unknown as Block[]) : [],
  );
  return blocks.filter((block) => block.kind === 'chart');
}

type Unchecked = Omit<ArticleDocument, 'v'>;

/** Every id in the document, in no order. */
function idsOf(document: Unchecked): string[] {
  return listsIn(document).flatMap(({ parts }) => parts.map((part) => part.id));
}

const gridsIn = (document: Unchecked): Grid[] =>
  listsIn(document).flatMap(({ owner, of }) => (of === 'row' && owner ? [owner as unknown as Grid] : []));

const cellsIn = (document: Unchecked): number =>
  gridsIn(document).reduce(
    (sum, { rows }) => sum + rows.reduce((count, { cells }) => count + Object.keys(cells).length, 0),
    0,
  );
