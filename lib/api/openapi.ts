import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { SITE_NAME } from '../seo/page-metadata.ts';
import { articlesQuery, topicsQuery } from './query.ts';
import { categoryList, editionList, index, problem, topicList, wholeArticle } from './schemas.ts';

/** The API as OpenAPI 3.1, made of the schemas by which queries are read and answers typed. */
export function openApiDocument(siteUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${SITE_NAME} API`,
      version: '1',
      description:
        'What is public, for programs. Fields may be added at any time; one that changes its meaning raises the version in the address.',
    },
    servers: [{ url: siteUrl }],
    paths: {
      '/api/v1': { get: reads('getIndex', 'What there is', index) },
      '/api/v1/articles': {
        get: {
          ...reads('listArticles', 'Public editions', editionList, ['400', '404']),
          description:
            'The newest first; with `changed-since` in the order in which they changed, the one that changed longest ago first.',
          requestParams: { query: articlesQuery },
        },
      },
      '/api/v1/articles/{article}': {
        get: {
          ...reads('getArticle', 'One article in both languages', wholeArticle, ['404', '410']),
          requestParams: { path: z.object({ article: z.int().min(1) }) },
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

const PROBLEMS = {
  '400': 'The query is not in order.',
  '404': 'There is no such thing that readers may see.',
  '410': 'It was withdrawn.',
  '429': 'Too much was asked for; Retry-After says when to go on.',
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
