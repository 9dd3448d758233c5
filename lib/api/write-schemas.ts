import { z } from 'zod';
import { CONTRIBUTIONS } from '../article/contributions.ts';
import { anyDocument, SECTIONS } from '../article/document.ts';
import { LOCALES } from '../locale.ts';
import { parseTime } from '../parse-time.ts';

/*
 * What programs may send. Lengths that the commands refuse in words of their own are not looked at here; every text is cleaned
 * where it is stored.
 */

const line = z.string().max(1_000);
const rowId = z.int().positive();

/** Who wrote it: a text that a machine made is marked, and readers are told. */
const provenance = z
  .enum(['machine', 'original'])
  .default('machine')
  .meta({ description: 'Readers are told of what a machine wrote; `original` is what people wrote.' });

const contents = {
  document: anyDocument.optional().meta({
    description: 'The text as data. A part of a translation has the id of the part that it translates.',
  }),
  text: z
    .string()
    .optional()
    .meta({ description: 'The text in the form that the import reads, instead of `document`.' }),
  provenance,
};

const hasOne = ({ document, text }: { document?: unknown; text?: unknown }) =>
  (document === undefined) !== (text === undefined);
const ONE = { error: 'One of document and text.' };

export const newArticle = z
  .strictObject({
    locale: z.enum(LOCALES),
    ...contents,
    translationOf: rowId
      .optional()
      .meta({ description: 'The article that gets this edition; else a new one.' }),
    category: line.optional().meta({ description: 'A key or name.' }),
    tags: z.array(line).max(100).optional().meta({ description: 'Names; unknown ones are made.' }),
    authors: z
      .array(z.union([line, z.strictObject({ name: line, contribution: z.enum(CONTRIBUTIONS) })]))
      .max(50)
      .optional()
      .meta({
        description: 'Keys, slugs or names, those who did something else than write it with what they did.',
      }),
    sources: z
      .array(z.strictObject({ title: line, url: z.httpUrl().max(2_000).optional() }))
      .max(200)
      .optional()
      .meta({ description: 'In the order in which `[^n]` counts them.' }),
    slug: z.string().max(300).optional(),
  })
  .refine(hasOne, ONE);

export const newText = z.strictObject(contents).refine(hasOne, ONE);

export const nothing = z.strictObject({});

export const scheduleBody = z.strictObject({
  at: z.string().transform((text, context) => {
    const time = parseTime(text);
    if (!time) context.addIssue({ code: 'custom', message: 'A time of RFC 3339.' });
    return time ?? z.NEVER;
  }),
});

export const withdrawBody = z.strictObject({ reason: z.string().max(2_000) });

const versioned = {
  articleId: z.int(),
  locale: z.enum(LOCALES),
  version: z.int().meta({ description: 'As in ETag.' }),
};
const problemCodes = z.array(z.string());

/** What was made or written. */
export const writtenEdition = z
  .object({
    ...versioned,
    status: z.enum(['created', 'updated', 'unchanged']),
    slug: z.string(),
    url: z.url(),
    warnings: z.array(
      z.object({
        code: z.string(),
        line: z.int().optional(),
        text: z.string().optional(),
        section: z.enum(SECTIONS).optional(),
      }),
    ),
    unparsed: z.array(z.object({ line: z.int(), text: z.string() })),
    unaligned: z.array(
      z.object({ side: z.enum(['document', 'reference']), segmentId: z.string(), text: z.string() }),
    ),
  })
  .meta({ id: 'WrittenEdition' });

const STATUSES = ['draft', 'scheduled', 'embargoed', 'live', 'unpublished', 'withdrawn', 'trashed'] as const;

/** How an edition stands after a verb. */
export const standing = z
  .object({
    ...versioned,
    status: z.enum(STATUSES),
    publishedAt: z.iso.datetime().nullable(),
    warns: problemCodes
      .optional()
      .meta({ description: 'What an editor should know of, and nothing that blocks.' }),
  })
  .meta({ id: 'Standing' });

export const editionDraft = z
  .object({
    ...versioned,
    status: z.enum(STATUSES),
    slug: z.string().nullable(),
    provenance: z.enum(['original', 'human-translation', 'machine-reviewed', 'machine']),
    publishedAt: z.iso.datetime().nullable(),
    scheduledAt: z.iso.datetime().nullable(),
    document: anyDocument,
  })
  .meta({ id: 'EditionDraft' });

export const addedPicture = z
  .object({
    mediaId: z.int(),
    status: z.enum(['created', 'updated', 'unchanged']),
    width: z.int(),
    height: z.int(),
    withoutAlt: z.array(z.enum(LOCALES)),
    warnings: z.array(z.string()),
    articleId: z.int().optional(),
  })
  .meta({ id: 'AddedPicture' });

/** The fields of a form with a picture, which comes as `picture`. */
export const pictureFields = z.strictObject({
  picture: z.instanceof(Uint8Array),
  credit: z.string(),
  licence: z.string().optional(),
  'alt-ja': z.string().optional(),
  'alt-en': z.string().optional(),
  'caption-ja': z.string().optional(),
  'caption-en': z.string().optional(),
  article: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
});
