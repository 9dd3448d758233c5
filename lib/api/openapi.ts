import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { LOCALES } from '../locale.ts';
import { siteName } from '../site/site-settings.ts';
import { articlesQuery, searchQuery, topicsQuery } from './query.ts';
import { API_ROUTES } from './routes.ts';
import {
  categoryList,
  editionList,
  index,
  problem,
  searchResults,
  topicList,
  wholeArticle,
} from './schemas.ts';
import {
  addedPicture,
  editionDraft,
  newArticle,
  newText,
  nothing,
  pictureFields,
  scheduleBody,
  standing,
  withdrawBody,
  writtenEdition,
} from './write-schemas.ts';

/** The API as OpenAPI 3.1, made of the schemas by which queries are read and answers typed. */
export function openApiDocument(siteUrl: string) {
  return open(strictDocument(siteUrl));
}

/**
 * The same with answers that have the fields of today and no others. What is published promises that fields may be added;
 * only what is sent to us must have none that is not known.
 */
export function strictDocument(siteUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${siteName('en')} API`,
      version: '1',
      description:
        'What is public, for programs; and, for those with a token, writing. Fields may be added at any time; one that changes its meaning raises the version in the address.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'docs/api.md says how to get one.' },
      },
    },
    servers: [{ url: siteUrl }],
    paths: {
      '/api/v1': { get: reads('getIndex', 'What there is', index) },
      '/api/v1/articles': {
        get: {
          ...reads('listArticles', 'Public editions', editionList, ['400', '404']),
          description:
            'The newest first; with `changed-since` in the order in which they changed, the one that changed longest ago first, and with what was taken off the site.',
          requestParams: { query: articlesQuery },
        },
        post: writes('/api/v1/articles', 'POST', 'createArticle', 'Takes a text in, as a draft', {
          body: newArticle.meta({ id: 'NewArticle' }),
          answer: writtenEdition,
          made: true,
        }),
      },
      '/api/v1/articles/{article}/editions/{locale}': {
        get: writes(EDITION, 'GET', 'getDraft', 'The draft of an edition', { answer: editionDraft }),
        put: writes(EDITION, 'PUT', 'putDraft', 'Writes the draft of an edition, or begins the edition', {
          body: newText.meta({ id: 'NewText' }),
          answer: writtenEdition,
          version: 'or-new',
          made: true,
        }),
      },
      '/api/v1/articles/{article}/editions/{locale}/publish': {
        post: verb('publish', 'Publishes the draft', nothing),
      },
      '/api/v1/articles/{article}/editions/{locale}/schedule': {
        post: verb('schedule', 'Lets the draft become public at a time', scheduleBody),
      },
      '/api/v1/articles/{article}/editions/{locale}/unpublish': {
        post: verb('unpublish', 'Takes the edition off the site', nothing),
      },
      '/api/v1/articles/{article}/editions/{locale}/withdraw': {
        post: verb('withdraw', 'Replaces the edition by a reason', withdrawBody),
      },
      '/api/v1/media': {
        post: writes('/api/v1/media', 'POST', 'addPicture', 'Takes a picture in', {
          body: pictureFields.extend({ picture: z.string().meta({ format: 'binary' }) }),
          type: 'multipart/form-data',
          answer: addedPicture,
          made: true,
        }),
      },
      '/api/v1/articles/{article}': {
        get: {
          ...reads('getArticle', 'One article in both languages', wholeArticle, ['404', '410']),
          requestParams: { path: z.object({ article: z.int().min(1) }) },
        },
      },
      '/api/v1/search': {
        get: {
          ...reads('search', 'What readers find', searchResults, ['400', '404', '503']),
          description:
            'By relevance or by date, an article once, in the language of `locale` or of Accept-Language where it has both.',
          requestParams: { query: searchQuery },
        },
      },
      '/api/v1/categories': { get: reads('listCategories', 'All categories', categoryList) },
      '/api/v1/tags': {
        get: {
          ...reads('listTags', 'Tags of public articles', topicList, ['400']),
          requestParams: { query: topicsQuery },
        },
      },
      '/api/v1/authors': {
        get: {
          ...reads('listAuthors', 'Authors', topicList, ['400']),
          requestParams: { query: topicsQuery },
        },
      },
    },
  });
}

/** Takes the ends from all objects but those that are part of what is sent. */
function open(document: ReturnType<typeof createDocument>): ReturnType<typeof createDocument> {
  const sent = new Set<string>();
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item)) note((operation as { requestBody?: unknown }).requestBody);
  }
  return withoutEnds(document, []) as ReturnType<typeof createDocument>;

  function note(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key !== '$ref') note(each);
      else if (!sent.has(each)) {
        sent.add(each);
        note(document.components?.schemas?.[String(each).split('/').at(-1) ?? '']);
      }
    }
  }

  function withoutEnds(value: unknown, path: string[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (path.at(-1) === 'requestBody' || sent.has(`#/${path.join('/')}`)) return value;
    if (Array.isArray(value)) return value.map((each) => withoutEnds(each, [...path, '']));
    const kept = Object.entries(value).filter(
      ([key, each]) => key !== 'additionalProperties' || each !== false,
    );
    return Object.fromEntries(kept.map(([key, each]) => [key, withoutEnds(each, [...path, key])]));
  }
}

const PROBLEMS = {
  '400': 'The query is not valid.',
  '404': 'Nothing public has this address.',
  '410': 'It was withdrawn.',
  '429': 'Too many requests; Retry-After says when to continue.',
  '503': 'Too many searches at once; Retry-After says when to continue.',
  default: 'Any other failure.',
};

function reads(
  operationId: string,
  summary: string,
  answer: z.ZodType,
  problems: (keyof typeof PROBLEMS)[] = [],
): ZodOpenApiOperationObject {
  const failures = [...problems, '429', 'default'] as const;
  return {
    operationId,
    summary,
    responses: {
      '200': { description: summary, content: { 'application/json': { schema: answer } } },
      '304': { description: 'It is as If-None-Match has it.' },
      ...Object.fromEntries(
        failures.map((status) => [
          status,
          { description: PROBLEMS[status], content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  };
}

const EDITION = '/api/v1/articles/[article]/editions/[locale]';
const TOKEN_PROBLEMS = {
  '401': 'The token is missing or wrong.',
  '403': 'The token lacks the scope.',
  '412': 'The edition has another version by now: ETag.',
  '422': 'The body is not valid, or the request was refused.',
  '428': 'No version was named.',
  default: 'Any other failure.',
};
const VERSION = z.string().meta({ description: 'The ETag of the edition, or `*`.' });
const KEY = z
  .string()
  .optional()
  .meta({ description: 'Of this request: sent again within a day, it is answered alike and does nothing.' });

/** What a token is needed for. The scope is that of the table of routes. */
function writes(
  route: string,
  method: 'GET' | 'POST' | 'PUT',
  operationId: string,
  summary: string,
  about: {
    body?: z.ZodType;
    type?: string;
    answer: z.ZodType;
    version?: 'there' | 'or-new';
    /** Whether it answers 201 where something was made. */
    made?: boolean;
  },
): ZodOpenApiOperationObject {
  const { body, type = 'application/json', answer, version, made } = about;
  const scope = API_ROUTES[route]?.[method]?.from ?? 'token';
  const answered = { description: summary, content: { 'application/json': { schema: answer } } };
  const header = z.object({
    ...(method !== 'GET' && { 'Idempotency-Key': KEY }),
    ...(version === 'there' && { 'If-Match': VERSION }),
    ...(version === 'or-new' && {
      'If-Match': VERSION.optional(),
      'If-None-Match': z
        .literal('*')
        .optional()
        .meta({ description: 'For an edition that does not exist yet.' }),
    }),
  });
  return {
    operationId,
    summary,
    description: `Scope: \`${scope}\`.`,
    security: [{ token: [] }],
    requestParams: {
      ...(route.includes('[article]') && {
        path: z.object({ article: z.int().min(1), locale: z.enum(LOCALES) }),
      }),
      header,
    },
    ...(body && { requestBody: { required: true, content: { [type]: { schema: body } } } }),
    responses: {
      '200': answered,
      ...(made && { '201': answered }),
      ...Object.fromEntries(
        Object.entries(TOKEN_PROBLEMS).map(([status, description]) => [
          status,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  };
}

function verb(name: string, summary: string, body: z.ZodType): ZodOpenApiOperationObject {
  return writes(`${EDITION}/${name}`, 'POST', `${name}Edition`, summary, {
    body,
    answer: standing,
    version: 'there',
  });
}
