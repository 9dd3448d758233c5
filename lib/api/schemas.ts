import { z } from 'zod';
import { CONTRIBUTIONS } from '../article/contributions.ts';
import { CORRECTION_KINDS } from '../article/corrections.ts';
import { articleDocument } from '../article/document.ts';
import { INSIGHT_KINDS, SECTIONS } from '../article/parts.ts';
import {
  alwaysHasText,
  BLOCK_KINDS,
  type PartKind,
  SHAPES,
  TEXT_KINDS,
  type TextKind,
} from '../article/shapes.ts';
import { LOCALES } from '../locale.ts';

/*
 * What the API answers. The types of the handlers and the description at /api/v1/openapi.json are both made of these.
 */

const language = z.enum(LOCALES);
const url = z.url();
const time = z.iso.datetime({ offset: true }).meta({ description: 'With Japan’s offset.' });
const named = z.object({ name: z.string(), slug: z.string(), url });

const text = {
  text: z.string().meta({ description: 'Plain.' }),
  markdown: z
    .string()
    .optional()
    .meta({ description: 'As it was written, where that is more: emphasis, links, readings, citations.' }),
};

const image = z.object({
  url,
  width: z.int(),
  height: z.int(),
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
  licence: z.string().optional(),
});

/** What is said of an edition but its text. */
const summary = {
  id: z.string().meta({ description: 'A name of this edition that never changes (RFC 4151).' }),
  articleId: z.int(),
  language,
  slug: z.string(),
  url,
  api: url,
  editions: z.array(z.object({ language, url, json: url, markdown: url })),
  originLanguage: language,
  provenance: z.enum(['original', 'human-translation', 'machine-reviewed', 'machine']),
  sponsor: z.string().optional().meta({
    description: 'Who paid for it: whoever shows it marks it as an advertisement. Absent where nobody did.',
  }),
  noindex: z
    .boolean()
    .optional()
    .meta({ description: 'True where search engines are asked to leave it out.' }),
  published: time,
  modified: time,
  headline: z.string(),
  lede: z.object(text),
  category: named.optional(),
  tags: z.array(named),
  authors: z.array(
    named.extend({
      contribution: z.enum(CONTRIBUTIONS).meta({ description: 'What they did for it.' }),
      about: z.string().optional(),
    }),
  ),
  image,
};

const editionItem = z.object(summary).meta({ id: 'EditionSummary' });

const next = url.nullable().meta({
  description: 'The next page; null on the last one. A page may have fewer items than were asked for.',
});

const removal = z
  .object({ id: summary.id, articleId: z.int(), language, removed: time })
  .meta({ id: 'Removal', description: 'An edition that readers could see, and cannot since `removed`.' });
export type Removal = z.infer<typeof removal>;

export const editionList = z
  .object({
    items: z.array(editionItem),
    removed: z.array(removal).optional().meta({
      description:
        'With `changed-since`: what was taken off the site and is not back. It counts towards `limit`, and stands in one order with the items.',
    }),
    next,
    resume: url.optional().meta({
      description: 'With `changed-since`: what to ask later, for what changes after the last of these.',
    }),
  })
  .meta({ id: 'EditionList' });

const cites = z.array(z.int()).optional().meta({ description: 'The `n` of sources that it cites.' });
const written = { ...text, cites };
const segmentText = z.object({ id: z.string(), ...written });
const cell = z
  .object({ text: text.text.optional(), markdown: text.markdown, cites, number: z.number().optional() })
  .meta({ id: 'Cell', description: 'Empty where nothing is written.' });
const file = z.object({ url, width: z.int(), height: z.int() }).meta({ id: 'PictureFile' });

/** A part of a block, by its shape: its texts, data and lists under the names that the document has for them. */
function partOf(kind: PartKind): z.ZodObject {
  if (kind === 'row') return z.object({ id: z.string(), cells: z.array(cell) });
  const fields = SHAPES[kind].flatMap((field): [string, z.ZodType][] => {
    if (field.is === 'parts') {
      return field.kind === 'block' ? [] : [[field.name, z.array(partOf(field.kind))]];
    }
    if (field.is === 'setting') return [[field.name, z.enum(field.of).optional()]];
    if (field.is === 'value') {
      const image = field.name === 'media' ? [['image', file.optional()] as [string, z.ZodType]] : [];
      return [[field.name, z.string().optional()], ...image];
    }
    return field.name === 'text' ? [] : [[field.name, z.object(written).optional()]];
  });
  const image = kind === 'chart' ? { image: file.optional() } : {};
  const ownText = SHAPES[kind].some(({ name }) => name === 'text') ? written : {};
  const own = alwaysHasText(kind) ? ownText : z.object(ownText).partial().shape;
  return z.object({ id: z.string(), ...own, ...Object.fromEntries(fields), ...image });
}

const block = z
  .union(BLOCK_KINDS.map((kind) => partOf(kind).extend({ kind: z.literal(kind) })))
  .meta({ id: 'Block' });

const section = z
  .object({
    kind: z.enum(SECTIONS),
    label: z.string(),
    title: z.string().optional(),
    url,
    blocks: z.array(block).optional(),
    points: z.array(segmentText.extend({ label: z.string().optional() })).optional(),
    parts: z
      .array(z.object({ id: z.string(), heading: z.string().optional(), blocks: z.array(block) }))
      .optional(),
    items: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(INSIGHT_KINDS),
          label: z.string().optional(),
          blocks: z.array(block),
        }),
      )
      .optional(),
  })
  .meta({ description: 'Prose has `blocks`, key points `points`, the analysis `parts`, insight `items`.' });

const edition = z
  .object({
    schema: z.literal('prism-news/article'),
    version: z.int(),
    ...summary,
    headlineReadings: z.array(z.object({ base: z.string(), reading: z.string() })).optional(),
    sections: z.array(section),
    sources: z.array(
      z.object({
        n: z.int(),
        title: z.string().optional(),
        publisher: z.string().optional(),
        url: z.string().optional(),
        language: z.string().optional(),
      }),
    ),
    corrections: z.array(
      z.object({
        at: time,
        kind: z.enum(CORRECTION_KINDS),
        segment: z.string().optional().meta({
          description: 'The `id` of the text that it is about; absent where it is about the whole.',
        }),
        url,
        text: z.string(),
      }),
    ),
    document: articleDocument.meta({
      id: 'Document',
      description: 'The text as it is kept, with marks: what writing takes.',
    }),
  })
  .meta({ id: 'Edition', description: 'The same as the `.json` beside the page of the edition.' });

const segment = z
  .object({
    id: z.string(),
    section: z.enum(['head', ...SECTIONS]),
    kind: z.enum(Object.keys(TEXT_KINDS) as [TextKind, ...TextKind[]]),
    ja: z.string().nullable(),
    en: z.string().nullable(),
  })
  .meta({ id: 'Segment', description: 'A text and its translation, as they were written.' });
export type Segment = z.infer<typeof segment>;

export const wholeArticle = z
  .object({
    articleId: z.int(),
    url,
    editions: z.object({ ja: edition.optional(), en: edition.optional() }),
    segments: z.array(segment),
  })
  .meta({ id: 'Article' });

const topicName = named.extend({ description: z.string().optional() });

const topic = z
  .object({
    id: z.int(),
    key: z.string().optional(),
    names: z.object({ ja: topicName.optional(), en: topicName.optional() }),
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof topic>;

const found = z
  .object({
    id: summary.id,
    articleId: z.int(),
    language,
    url,
    api: url,
    published: time,
    headline: z.string(),
    lede: z.object(text),
    category: named.optional(),
    passage: z.string().optional().meta({ description: 'Where the words stand in the text, if there.' }),
    inOtherLanguage: z
      .boolean()
      .meta({ description: 'Whether the words stand in the translation of this edition only.' }),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof found>;

export const searchResults = z
  .object({
    q: z.string().meta({ description: 'The query as it was understood.' }),
    count: z.int().nullable().meta({
      description:
        'Articles with all words, counted to 1,000; null where none has, and the items have some of them.',
    }),
    meant: z.string().optional().meta({ description: 'What may have been meant, where nothing was found.' }),
    items: z.array(found),
    next,
  })
  .meta({ id: 'SearchResults' });

export const categoryList = z.object({ items: z.array(topic) }).meta({ id: 'CategoryList' });
export const topicList = z.object({ items: z.array(topic), next }).meta({ id: 'TopicList' });

export const index = z
  .object({
    name: z.string(),
    articles: url,
    categories: url,
    tags: url,
    authors: url,
    search: url,
    openapi: url,
    problems: z.record(z.string(), z.string()).meta({ description: 'The kinds of problems, by their code.' }),
  })
  .meta({ id: 'Index' });
export type Index = z.infer<typeof index>;

export const problem = z
  .object({
    type: url,
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z
      .array(
        z.object({ parameter: z.string().optional(), pointer: z.string().optional(), detail: z.string() }),
      )
      .optional()
      .meta({ description: 'What is wrong with which parameter, or which place of the body (RFC 6901).' }),
    problems: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What speaks against publishing.' }),
    instance: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
