import { z } from 'zod';
import { CONTRIBUTIONS } from '../article/contributions.ts';
import { CORRECTION_KINDS } from '../article/corrections.ts';
import { INSIGHT_KINDS, SECTIONS } from '../article/document.ts';
import { PART_KINDS } from '../article/shapes.ts';
import { LINE_ANSWERS } from '../import/lines/answers.ts';
import { MAX_LINES } from '../import/lines/read-lines.ts';
import { LOCALES } from '../locale.ts';
import { parseTime } from '../parse-time.ts';
import { ROLES } from '../rights.ts';
import { isTokenScope } from '../token-scopes.ts';
import { INFO_PAGES } from '../urls.ts';
import { BULK_KINDS } from './bulk-outcome.ts';
import {
  type FactsChange,
  type FactsEdit,
  MAX_STEP_TEXTS,
  type Operation,
  PICTURE_FIELDS,
  SOURCE_FIELDS,
  STEP_NAMES,
} from './editor.ts';
import { SLOTS } from './front.ts';
import { isArticleEvent } from './webhooks.ts';

/*
 * What the routes of the desk take, parsed once where it comes in. Lengths that the commands refuse in words of their
 * own are not looked at here.
 */

const locale = z.enum(LOCALES);
const partId = z.string().regex(/^[a-z0-9]{1,24}$/);
const segment = z.string().regex(/^[a-zA-Z0-9]{1,24}(\.[a-z0-9]{1,24})?$/);
const hash = z.string().max(64);
const rowId = z.number().int().positive();
/** A form sends numbers as text. */
const version = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const line = z.string().max(1_000);

/** The command cleans it. */
const text = z.string();

/** A sub-section was called `part` once; pages that were opened before the update still send that. */
const stepKind = z.preprocess((kind) => (kind === 'part' ? 'subsection' : kind), z.enum(PART_KINDS));

const place = z.strictObject({
  section: z.enum(['head', ...SECTIONS]),
  path: z
    .array(
      z.strictObject({
        id: partId,
        kind: stepKind,
        after: partId.nullable(),
        insightKind: z.enum(INSIGHT_KINDS).optional(),
        settings: z.record(z.string().max(24), z.string().max(24)).optional(),
      }),
    )
    .max(5),
});

const textChange = { locale, segment, base: hash.nullable(), value: text, place };
const stepId = z.string().regex(/^[a-z0-9]{1,32}$/);

const operation = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), ...textChange }),
  z.strictObject({
    do: z.literal('step'),
    id: stepId,
    name: z.enum(STEP_NAMES),
    texts: z.array(z.strictObject(textChange)).max(MAX_STEP_TEXTS),
    removes: z.array(partId).max(500),
    moves: z
      .array(z.strictObject({ part: partId, after: partId.nullable(), siblings: z.array(partId).max(1_000) }))
      .max(100),
    kinds: z
      .array(z.strictObject({ part: partId, was: z.enum(INSIGHT_KINDS), kind: z.enum(INSIGHT_KINDS) }))
      .max(100),
    undoes: stepId.optional(),
  }),
  z.strictObject({
    do: z.literal('still-correct'),
    into: locale,
    segment,
    source: hash.nullable(),
    target: hash.nullable(),
  }),
  z.strictObject({
    do: z.literal('opt-out'),
    into: locale,
    segment,
    optedOut: z.boolean(),
    source: hash.nullable(),
  }),
]) satisfies z.ZodType<Operation>;

export const saveTextRequest = z.strictObject({
  operations: z.array(operation),
  kind: z.enum(['autosave', 'save']).optional(),
});

const names = z.strictObject({ ja: line.optional(), en: line.optional() });
const tagChoice = z.union([
  z.strictObject({ id: rowId }),
  z.strictObject({ names, aliases: z.array(line).max(50).optional() }),
]);
const sourceName = z.strictObject({ title: line, publisher: line.optional() });
const pictureText = z.strictObject({ alt: line.optional(), caption: line.optional() });

export const factsRequest = z.strictObject({
  versions: z.strictObject({
    category: hash.optional(),
    authors: hash.optional(),
    tags: hash.optional(),
    sources: hash.optional(),
    hero: hash.optional(),
  }),
  categoryId: rowId.nullable().optional(),
  authors: z
    .array(z.strictObject({ id: rowId, contribution: z.enum(CONTRIBUTIONS).optional() }))
    .max(50)
    .optional(),
  tags: z.array(tagChoice).max(100).optional(),
  sources: z
    .array(
      z.strictObject({
        id: rowId.optional(),
        url: z.string().max(2_000).nullable().optional(),
        language: line.nullable().optional(),
        accessedAt: z.iso.date().nullable().optional(),
        names: z.strictObject({ ja: sourceName.optional(), en: sourceName.optional() }).optional(),
      }),
    )
    .max(200)
    .optional(),
  hero: z
    .strictObject({
      mediaId: rowId,
      credit: line.optional(),
      texts: z.strictObject({ ja: pictureText.optional(), en: pictureText.optional() }).optional(),
    })
    .nullable()
    .optional(),
}) satisfies z.ZodType<FactsChange>;

const change = <T extends z.ZodType>(value: T) => z.strictObject({ from: value, to: value });
/** Of a form: what it may hold is for the command to say, in words. */
const typedField = z.string().max(2_000);
const fieldsOf = <Field extends string, T extends z.ZodType>(fields: readonly Field[], of: T) =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field, of])) as Record<Field, T>);
const changes = <Field extends string>(fields: readonly Field[]) =>
  fieldsOf(fields, change(typedField).optional());
const ids = z.array(rowId).max(200);

export const factsEditRequest = z
  .strictObject({
    category: change(rowId.nullable()).optional(),
    authors: z
      .strictObject({
        add: ids.optional(),
        remove: ids.optional(),
        contributions: z
          .array(z.strictObject({ id: rowId, from: z.enum(CONTRIBUTIONS), to: z.enum(CONTRIBUTIONS) }))
          .max(50)
          .optional(),
      })
      .optional(),
    tags: z.strictObject({ add: z.array(tagChoice).max(100).optional(), remove: ids.optional() }).optional(),
    sources: z
      .strictObject({
        edit: z
          .array(z.strictObject({ id: rowId, fields: changes(SOURCE_FIELDS) }))
          .max(200)
          .optional(),
        add: z.array(fieldsOf(SOURCE_FIELDS, typedField.optional())).max(200).optional(),
        remove: z
          .array(z.strictObject({ id: rowId, from: fieldsOf(SOURCE_FIELDS, typedField) }))
          .max(200)
          .optional(),
        order: change(ids).optional(),
      })
      .optional(),
    hero: change(rowId.nullable()).optional(),
    picture: z.strictObject({ mediaId: rowId, fields: changes(PICTURE_FIELDS) }).optional(),
  })
  // Words are about the picture that is there, not about one that comes or goes.
  .refine(({ hero, picture }) => !hero || !picture) satisfies z.ZodType<FactsEdit>;

export const createRequest = z.strictObject({ locale, headline: text.optional() });

const slug = z.string().max(1_000);

/** `from` is the address that was seen; absent where nobody looked. */
export const slugRequest = z.strictObject({ locale, slug, from: slug.optional() });

/** About one edition; `version` is the one that was seen, `factsSeen` what else was shown of it. */
export const editionRequest = z.strictObject({
  locale,
  version,
  factsSeen: hash.optional(),
  reason: z.string().max(2_000).optional(),
});

export const restoreRevisionRequest = z.strictObject({ version });

export const presenceRequest = z.strictObject({
  tab: z.string().regex(/^[\w-]{1,64}$/),
  locale: locale.nullable(),
  segment: segment.nullable(),
});

export const importRequest = z
  .strictObject({
    /** Typed or pasted text. */
    text: z.string().optional(),
    /** Instead, the bytes of a file of any format. */
    file: z.base64().optional(),
    locale: locale.optional(),
    /** The article that this is the translation of. */
    translationOf: rowId.optional(),
    /** What an editor says of lines of the text that was read before, counted from 1. */
    answers: z
      .array(z.strictObject({ line: z.int().positive(), is: z.enum(LINE_ANSWERS) }))
      .max(MAX_LINES)
      .optional(),
    inHouseStyle: z.boolean().optional(),
    /** Only read it, and say where each line would go. */
    dryRun: z.boolean(),
  })
  .refine(({ text, file }) => (text === undefined) !== (file === undefined), 'is one of text and file');

/** The fields of a form, of which browsers send more than are asked for, and programs fewer. */
const typed = z.string().default('');
const word = typed.transform((value) => value.trim());

/** Of the article list: the chosen articles, and the button. */
export const bulkRequest = z.object({
  article: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((ids) => [ids].flat().map(Number).filter(Number.isSafeInteger)),
  do: z.enum(BULK_KINDS),
  category: word,
  tag: word,
  /** The pages of readers that may go with the articles, as the question said. */
  pages: z.coerce.number().int().nonnegative().catch(0),
});

/** Which revisions: those of a language, and those before one. What is not understood is left out. */
export const revisionsRequest = z.object({
  locale: locale.optional().catch(undefined),
  before: typed,
});

export const compareRequest = z.object({ a: typed, b: typed });

export const tagsRequest = z.object({ q: typed });

export const mediaRequest = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
});

export const pictureRequest = z.object({
  picture: z.instanceof(Uint8Array),
  credit: typed,
  licence: z.string().optional(),
  'alt-ja': z.string().optional(),
  'alt-en': z.string().optional(),
  'caption-ja': z.string().optional(),
  'caption-en': z.string().optional(),
  version: z.string().optional(),
});

/** Of a form of the library: what it may hold is for the command to say, in words. Percent, for people. */
const percent = z
  .string()
  .max(40)
  .transform((typed) => (typed.trim() === '' ? Number.NaN : Number(typed) / 100));

const pictureWords = {
  credit: line.default(''),
  licence: line.default(''),
  'licence-until': line.default('').transform((typed) => typed.trim() || null),
  'focal-x': percent,
  'focal-y': percent,
  'alt-ja': z.string().max(5_000).default(''),
  'alt-en': z.string().max(5_000).default(''),
  'caption-ja': z.string().max(5_000).default(''),
  'caption-en': z.string().max(5_000).default(''),
};

/** The fields of the form of a picture, which it keeps where something was refused. */
export const PICTURE_FORM_FIELDS = Object.keys(pictureWords) as (keyof typeof pictureWords)[];

export const pictureActionRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('save'), seen: hash, ...pictureWords }),
  z.object({ do: z.literal('remove'), seen: hash }),
]);

export const replacePictureRequest = z.object({ picture: z.instanceof(Uint8Array), seen: hash });

/** `next` is where to go on, in this and the following ones. */
export const signInRequest = z.object({ email: typed, password: typed, next: typed });

export const codeRequest = z.object({
  code: typed,
  kind: z.enum(['app', 'backup']).catch('app'),
  next: typed,
});

export const languageRequest = z.object({ locale, next: typed });

export const joinRequest = z.object({ token: typed, name: typed, email: typed, password: typed });

export const accountRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('name'), name: typed }),
  z.object({ do: z.literal('password'), password: typed, newPassword: typed }),
  z.object({ do: z.literal('email'), email: typed, password: typed }),
]);

export const sessionRequest = z.object({ session: typed });

/** What a device answered, as JSON. Keys and signatures of the kinds to come have some thousand bytes. */
const credential = z.string().max(20_000);

/** A script puts what a device answered into `credential`. */
export const passkeyEntryRequest = z.object({ challenge: typed, credential, next: typed });

const formId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const passkeysRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('begin'), name: typed, password: typed }),
  z.object({ do: z.literal('add'), ticket: typed, credential }),
  z.object({ do: z.literal('rename'), id: formId, name: typed }),
  z.object({ do: z.literal('remove'), id: formId }),
]);

export const twoFactorRequest = z.object({
  do: z.enum(['begin', 'confirm', 'renew', 'end']),
  password: typed,
  code: typed,
});

const role = z.enum(ROLES);

export const tokenRequest = z.object({
  name: typed,
  scope: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((scopes) => [scopes].flat().filter(isTokenScope)),
  days: z.coerce.number().catch(0),
});

/** `locale`: of the mail, where one is sent. */
export const inviteRequest = z.object({ email: typed, role, locale: locale.optional() });

export const forgottenRequest = z.object({ email: typed });

export const emailRequest = z.object({ token: typed });

/** `name` only stands in the answer. */
export const personRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('change-role'), role, name: typed }),
  z.object({ do: z.literal('reset'), name: typed }),
  z.object({ do: z.literal('end-session'), session: typed, name: typed }),
  z.object({ do: z.enum(['disable', 'enable', 'remove', 'end-sessions']), name: typed }),
]);

/** How many lines of a text area are read; the command says in words how many it takes. */
const lines = z
  .string()
  .max(20_000)
  .default('')
  .transform((typed) => typed.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== ''));

const topicFields = {
  'name-ja': line.default(''),
  'name-en': line.default(''),
  'slug-ja': line.default(''),
  'slug-en': line.default(''),
  'description-ja': z.string().max(20_000).default(''),
  'description-en': z.string().max(20_000).default(''),
  'role-ja': line.default(''),
  'role-en': line.default(''),
  aliases: lines,
  links: lines,
  /** Undefined where the form does not ask for one. */
  portrait: z
    .union([z.literal(''), formId])
    .transform((id) => (id === '' ? null : id))
    .optional(),
  'portrait-number': z
    .string()
    .trim()
    .regex(/^\d{0,15}$/)
    .default(''),
};

/** The fields of the form of a topic, which it keeps where something was refused. */
export const TOPIC_FIELDS = Object.keys(topicFields) as (keyof typeof topicFields)[];

export const topicRequest = z.object(topicFields);

export const topicActionRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('save'), seen: hash, ...topicFields }),
  z.object({ do: z.literal('merge'), into: formId, seenFrom: hash, seenInto: hash }),
  z.object({ do: z.literal('unmerge') }),
  z.object({ do: z.literal('remove'), name: line }),
  z.object({ do: z.literal('move'), past: formId }),
]);

/** Japan's time, as a field of the browser sends it: `2026-11-29T18:00`; the command says what is wrong with the instant. */
const time = z.string().max(40).transform(parseTime);

/** Undefined where nothing was chosen, null where what was typed is no time. */
const timeOrNone = z
  .string()
  .max(40)
  .default('')
  .transform((typed) => (typed.trim() === '' ? undefined : parseTime(typed)));

const planned = { locale, version };
/** What was shown of both editions. */
const bothSeen = { 'version-ja': version, 'version-en': version, 'seen-ja': hash, 'seen-en': hash };
/** Which text a correction is about; undefined for the whole. */
const segmentOrNone = z
  .union([z.literal(''), segment])
  .optional()
  .transform((value) => value || undefined);
const correctionKind = z.enum(CORRECTION_KINDS);

/** What a form of the publishing page asks for, about one edition as it was shown. */
export const planRequest = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('publish'),
    ...planned,
    factsSeen: hash,
    change: z.enum(['update', 'minor', 'correction']).default('update'),
    kind: correctionKind.default('correction'),
    text: text.default(''),
    segment: segmentOrNone,
  }),
  z.object({ do: z.literal('schedule'), ...planned, factsSeen: hash, at: time }),
  z.object({ do: z.literal('unschedule'), ...planned }),
  z.object({ do: z.literal('embargo'), ...planned, at: time }),
  z.object({ do: z.literal('lift'), ...planned }),
  z.object({ do: z.literal('end'), ...planned, at: time }),
  z.object({ do: z.literal('keep'), ...planned }),
  z.object({ do: z.literal('unpublish'), ...planned }),
  z.object({ do: z.literal('withdraw'), ...planned, reason: text, internalReason: text.default('') }),
  z.object({ do: z.literal('restore'), ...planned, factsSeen: hash }),
  z.object({
    do: z.literal('correct'),
    ...planned,
    kind: correctionKind,
    text,
    segment: segmentOrNone,
  }),
  z.object({
    do: z.literal('place'),
    ...planned,
    slot: z.enum(['lead', 'second']),
    at: timeOrNone,
    until: timeOrNone,
  }),
  z.object({ do: z.literal('unplace'), ...planned }),
  z.object({
    do: z.literal('publish-both'),
    ...bothSeen,
    change: z.enum(['update', 'minor']).default('update'),
  }),
  z.object({ do: z.literal('schedule-both'), ...bothSeen, at: time }),
]);

/** The fields that stand in those forms again where something was refused. */
export const PLAN_FIELDS = [
  'locale',
  'at',
  'until',
  'change',
  'kind',
  'text',
  'segment',
  'reason',
  'internalReason',
  'slot',
];

/** A box that is there several times: the values of those that are ticked. */
const boxes = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((values) => [values].flat());

/** What a form asks for about handing an edition over, as it was shown. */
export const handOverRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ready'), ...planned, note: text.default('') }),
  z.object({ do: z.literal('approve'), ...planned, note: text.default('') }),
  z.object({ do: z.literal('send-back'), ...planned, note: text.default('') }),
  z.object({ do: z.literal('settle-factual'), ...planned }),
  z.object({
    do: z.literal('check'),
    locale,
    revision: formId,
    /** The sentences of the list as it was shown: ticked now, and ticked then. */
    check: boxes,
    was: boxes,
  }),
  z.object({
    do: z.literal('assign'),
    locale,
    seen: z.string().max(200),
    person: line.default(''),
    due: timeOrNone,
  }),
]);

/** The fields that stand in those forms again where something was refused. */
export const HAND_OVER_FIELDS = ['locale', 'note', 'person', 'due'];

const noteId = z.union([rowId, formId]);

/** Of a script, or of a form of the publishing page. */
export const notesRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), locale, segment, text }),
  z.object({ do: z.literal('resolve'), note: noteId }),
  z.object({ do: z.literal('reopen'), note: noteId }),
]);

/** One box: whether it is ticked. */
const box = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

export const marksRequest = z.object({
  seen: hash,
  noindex: box,
  'sponsor-ja': line.default(''),
  'sponsor-en': line.default(''),
});

export const MARKS_FIELDS = ['sponsor-ja', 'sponsor-en'];

export const publishingRulesRequest = z.object({
  seen: hash,
  'four-eyes': box,
  'checklist-ja': lines,
  'checklist-en': lines,
  'checklist-blocks': box,
});

export const RULES_FIELDS = ['checklist-ja', 'checklist-en'];

const webhookFields = {
  name: line.default(''),
  url: z.string().max(2_000).default(''),
  event: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((events) => [events].flat().filter(isArticleEvent)),
};

export const webhookRequest = z.object(webhookFields);

export const webhookActionRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('edit'), seen: hash, ...webhookFields }),
  z.object({ do: z.literal('rotate'), seen: hash }),
  z.object({ do: z.literal('pause'), seen: hash }),
  z.object({ do: z.literal('resume'), seen: hash }),
  z.object({ do: z.literal('remove'), seen: hash }),
  z.object({ do: z.literal('test') }),
  z.object({ do: z.literal('resend'), event: formId }),
]);

/** What the pages of the trash ask for, of one article. */
export const trashRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('restore') }),
  z.object({ do: z.literal('delete'), seen: hash, headline: line.default('') }),
]);

/** A name to look for, and what replaces it; `erase` with the fingerprint of what was shown. */
const nameLines = z.string().max(1_500).default('');
const erased = {
  'names-ja': nameLines,
  'by-ja': line.default(''),
  'names-en': nameLines,
  'by-en': line.default(''),
};
export const eraseRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('look'), ...erased }),
  z.object({ do: z.literal('erase'), ...erased, seen: hash }),
]);

export const ERASE_FIELDS = Object.keys(erased) as (keyof typeof erased)[];

/** Takes an entry of the audit back; `back` is the query of the page that it is sent from. */
export const auditRequest = z.object({ entry: formId, back: z.string().max(1_000).default('') });

/** Moves a schedule to another time; `month` and `day` are those of the calendar that it is sent from. */
export const calendarRequest = z.object({
  ...planned,
  article: formId,
  at: time,
  month: z.string().max(7).default(''),
  day: z.string().max(10).default(''),
});

export const previewRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('share'), ...planned, days: z.coerce.number() }),
  z.object({ do: z.literal('revoke'), locale, preview: formId }),
]);

const board = { locale, seen: hash };
const placed = {
  ...board,
  at: timeOrNone,
  until: timeOrNone,
  headline: line.default(''),
};

/** What a form of the front page's board asks for, as the board was shown. */
export const frontRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('place'), ...placed, article: formId, slot: z.enum(SLOTS) }),
  z.object({ do: z.literal('edit'), ...placed, id: formId }),
  z.object({ do: z.literal('end'), ...board, id: formId }),
  z.object({
    do: z.literal('order'),
    ...board,
    order: z
      .string()
      .regex(/^\d{1,15}(?:,\d{1,15}){0,99}$/)
      .transform((ids) => ids.split(',').map(Number)),
  }),
  z.object({ do: z.literal('undo'), ...board, act: formId }),
  z.object({
    do: z.literal('banner'),
    ...board,
    text: line.default(''),
    link: line.default(''),
    at: timeOrNone,
    until: timeOrNone,
  }),
  z.object({ do: z.literal('end-banner'), ...board, id: formId }),
]);

/** The fields that stand in those forms again where something was refused. */
export const FRONT_FIELDS = ['at', 'until', 'headline', 'slot', 'text', 'link'];

const siteParts = { name: text, description: text, line: text, publisher: text, contact: text };
const wordsOf = <Of extends string>(of: Of) =>
  Object.fromEntries(Object.keys(siteParts).map((part) => [`${part}-${of}`, text])) as Record<
    `${keyof typeof siteParts}-${Of}`,
    typeof text
  >;

/** What a form of the site's settings asks for; `seen` is the fingerprint of the part that it showed. */
export const siteRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('words'), seen: hash, ...wordsOf('ja'), ...wordsOf('en') }),
  z.object({ do: z.literal('page'), seen: hash, locale, page: z.enum(INFO_PAGES), text }),
  z.object({ do: z.literal('accent'), seen: hash, light: line, dark: line }),
  z.object({ do: z.literal('wordmark'), seen: hash, picture: z.instanceof(Uint8Array) }),
  z.object({ do: z.literal('remove-wordmark'), seen: hash }),
]);
