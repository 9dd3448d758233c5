import { z } from 'zod';
import { rememberTexts } from '../remember.ts';
import { INSIGHT_KINDS, MAX_SEGMENT_LENGTH, type Section } from './parts.ts';

export {
  INSIGHT_KINDS,
  type InsightKind,
  MAX_SEGMENT_LENGTH,
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

/** Most segments in one document. */
export const MAX_SEGMENTS = 2_000;

const id = z.string().regex(/^[a-z0-9]{1,24}$/);
const text = z.string().max(MAX_SEGMENT_LENGTH);
const nonEmpty = text.refine((value) => value.trim() !== '', 'is empty');

const paragraph = z.strictObject({ id, kind: z.literal('paragraph'), text: nonEmpty });
const list = z.strictObject({
  id,
  kind: z.literal('list'),
  items: z.array(z.strictObject({ id, text: nonEmpty })).min(1),
});
const block = z.discriminatedUnion('kind', [paragraph, list]);

const title = nonEmpty.optional();
const prose = z.strictObject({ title, blocks: z.array(block) });

export const articleDocument = z
  .strictObject({
    /** Version of this shape. `parseDocument` upgrades older ones when they are read. */
    v: z.literal(1),
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
    if (ids.length > MAX_SEGMENTS) {
      context.addIssue({ code: 'custom', message: `has more than ${MAX_SEGMENTS} parts` });
    }
    if (new Set(ids).size < ids.length) {
      context.addIssue({ code: 'custom', message: 'uses one id for two parts' });
    }
  });

export type ArticleDocument = z.infer<typeof articleDocument>;
export type Block = z.infer<typeof block>;

/** An article without text, the starting point of the importer and of the desk. */
export function emptyDocument(): ArticleDocument {
  return { v: 1, headline: '', lede: '' };
}

/**
 * Reads a stored or received document.
 * @throws ZodError when `value` is not a document of a known version.
 */
export function parseDocument(value: unknown): ArticleDocument {
  return articleDocument.parse(value);
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

/** All blocks of the document with the section they stand in, in reading order. */
function blocksOf(document: Omit<ArticleDocument, 'v'>): { section: Section; block: Block }[] {
  const inSection = (section: Section, blocks: Block[] = []) => blocks.map((block) => ({ section, block }));
  return [
    ...inSection('whyItMatters', document.whyItMatters?.blocks),
    ...(document.analysis?.parts ?? []).flatMap((part) => inSection('analysis', part.blocks)),
    ...(document.insight?.items ?? []).flatMap((item) => inSection('insight', item.blocks)),
    ...inSection('outlook', document.outlook?.blocks),
  ];
}

function idsOf(document: Omit<ArticleDocument, 'v'>): string[] {
  return [
    ...blocksOf(document).flatMap(({ block }) =>
      block.kind === 'list' ? [block.id, ...block.items.map((item) => item.id)] : [block.id],
    ),
    ...(document.keyPoints?.points ?? []).map((point) => point.id),
    ...(document.analysis?.parts ?? []).map((part) => part.id),
    ...(document.insight?.items ?? []).map((item) => item.id),
  ];
}
