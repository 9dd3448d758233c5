import { z } from 'zod';
import { LOCALES } from '../locale.ts';
import { parseTime } from '../parse-time.ts';
import { LONGEST_QUERY } from '../search/query.ts';
import { MOST_PAGES } from '../search/question.ts';
import { parseFound, parseId, parsePosition } from './position.ts';

/** What a parameter has to be; `messages/` has a sentence for each under `api.rules`. */
export type Rule =
  | 'locale'
  | 'slug'
  | 'time'
  | 'cursor'
  | 'limit'
  | 'repeated'
  | 'many'
  | 'one-topic'
  | 'one-order'
  | 'topic'
  | 'words'
  | 'sort'
  | 'page-or-cursor'
  | 'page';

export type QueryError = { parameter: string; rule: Rule };

/** Items of a page where nothing is said. */
export const DEFAULT_LIMIT = 20;
/** Items that a page may have. */
const MOST_ITEMS = 100;
/** Longer than any query that makes sense, and short enough to be looked at. */
const MOST_PARAMETERS = 20;

const locale = z
  .enum(LOCALES, { error: 'locale' satisfies Rule })
  .meta({ description: 'Only editions in this language; both where absent.' });

const slug = z
  .string()
  .min(1, 'slug' satisfies Rule)
  .max(300, 'slug' satisfies Rule)
  .transform((text) => text.normalize('NFC'));

const topic = (what: string) =>
  slug.meta({ description: `Articles of this ${what} only, by its slug. One of category, tag and author.` });

const instant = (description: string) =>
  z
    .string()
    .transform((text, context) => {
      const time = parseTime(withPlus(text));
      if (!time) context.addIssue({ code: 'custom', message: 'time' satisfies Rule });
      return time ?? z.NEVER;
    })
    .meta({
      description: `${description} RFC 3339; a date alone is its midnight, and without an offset it is Japan’s time.`,
      example: '2026-11-03T14:05:00+09:00',
    });

/** In a query an unescaped plus is a space, and an offset has one before nothing else. */
const withPlus = (text: string) => text.replace(/(:\d\d(?:\.\d+)?) (?=\d\d:?\d\d$)/, '$1+');

const cursorOf = <T>(parse: (cursor: string) => T | null) =>
  z
    .string()
    .transform((text, context) => {
      const place = parse(text);
      if (place === null) context.addIssue({ code: 'custom', message: 'cursor' satisfies Rule });
      return place ?? z.NEVER;
    })
    .meta({ description: 'Where the page begins, as `next` or `resume` of another page says it.' });

const limit = z
  .string()
  .regex(/^(?:[1-9]\d?|100)$/, 'limit' satisfies Rule)
  .transform(Number)
  .meta({
    description: 'How many items a page has.',
    override: { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: DEFAULT_LIMIT },
  });

/** What the list of articles may be asked for. */
export const articlesQuery = z
  .object({
    locale: locale.optional(),
    category: topic('category').optional(),
    tag: topic('tag').optional(),
    author: topic('author').optional(),
    since: instant('Only articles published then or later.').optional(),
    'changed-since': instant(
      'Articles that readers saw change then or later, in any way, the one that changed first first. Not with a topic or `since`.',
    ).optional(),
    cursor: cursorOf(parsePosition).optional(),
    limit: limit.optional(),
  })
  .superRefine((query, context) => {
    const refuse = (parameter: string, message: Rule) =>
      context.addIssue({ code: 'custom', path: [parameter], message });
    const topics = TOPIC_PARAMETERS.filter((name) => query[name] !== undefined);
    if (topics[1]) refuse(topics[1], 'one-topic');
    const isOfChanges = query['changed-since'] !== undefined;
    if (isOfChanges && (topics[0] || query.since)) refuse('changed-since', 'one-order');
    if (query.cursor && (query.cursor.order === 'changes') !== isOfChanges) refuse('cursor', 'cursor');
  });

export type ArticlesQuery = z.output<typeof articlesQuery>;

export const TOPIC_PARAMETERS = ['category', 'tag', 'author'] as const;

/** What a search may be asked for. */
export const searchQuery = z
  .object({
    q: z
      .string({ error: 'words' satisfies Rule })
      .min(1, 'words' satisfies Rule)
      .max(LONGEST_QUERY, 'words' satisfies Rule)
      .meta({
        description: 'What is searched for, as readers type it: words, "in a row", -without, OR, begins*.',
      }),
    locale: locale.optional(),
    category: topic('category').optional(),
    tag: topic('tag').optional(),
    author: topic('author').optional(),
    since: instant('Only articles published then or later.').optional(),
    page: z
      .string()
      .regex(/^(?:[1-9]|10)$/, 'page' satisfies Rule)
      .transform(Number)
      .optional()
      .meta({
        description: 'Ten articles each, the most relevant first. Not with `sort=date`.',
        override: { type: 'integer', minimum: 1, maximum: MOST_PAGES, default: 1 },
      }),
    sort: z
      .enum(['relevance', 'date'], { error: 'sort' satisfies Rule })
      .optional()
      .meta({ description: 'The most relevant first, which is the default, or the newest.' }),
    cursor: cursorOf(parseFound).optional(),
  })
  .superRefine((query, context) => {
    const refused = query.sort === 'date' ? 'page' : 'cursor';
    if (query[refused] === undefined) return;
    context.addIssue({ code: 'custom', path: [refused], message: 'page-or-cursor' satisfies Rule });
  });

export type ApiSearchQuery = z.output<typeof searchQuery>;

/** What a list of tags or authors may be asked for. */
export const topicsQuery = z.object({
  cursor: cursorOf(parseId).optional(),
  limit: limit.optional(),
});

/**
 * Reads a query by one of the schemas above. Parameters that the schema does not know are passed over, as everywhere on the
 * site.
 * @param query as it stands behind the question mark
 * @returns the values; or what is wrong with each parameter, all at once
 */
export function readQuery<Schema extends typeof articlesQuery | typeof topicsQuery | typeof searchQuery>(
  schema: Schema,
  query: string,
): { ok: true; values: z.output<Schema> } | { ok: false; errors: QueryError[] } {
  if (query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS) {
    return { ok: false, errors: [{ parameter: '', rule: 'many' }] };
  }
  const given = new URLSearchParams(query);
  const names = Object.keys(schema.shape);
  const repeated = names.filter((name) => given.getAll(name).length > 1);
  if (repeated.length > 0) {
    return { ok: false, errors: repeated.map((parameter) => ({ parameter, rule: 'repeated' })) };
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, values: parsed.data as z.output<Schema> };
  const errors = parsed.error.issues.map(({ path: [name], message }) => ({
    parameter: String(name),
    rule: message as Rule,
  }));
  return { ok: false, errors };
}

/**
 * The one spelling of a query.
 * @param given values in the order in which they are to stand; what is undefined is left out
 * @returns with its question mark; empty where there is nothing to say
 */
export function printQuery(given: Record<string, string | Date | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || (name === 'limit' && value === DEFAULT_LIMIT)) continue;
    query.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}
