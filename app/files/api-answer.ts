import type { z } from 'zod';
import { readQuery } from '#lib/api/query.ts';
import { printJson } from '#lib/seo/printable.ts';
import { fileAnswer } from './file-answer.ts';

/**
 * An answer of the API that anybody may read.
 * @param schema by which it is described (lib/api/openapi.ts)
 */
export function apiAnswer<Schema extends z.ZodType>(_schema: Schema, value: z.input<Schema>): Response {
  const answer = fileAnswer(printJson(value), { type: 'application/json', isShared: true });
  answer.headers.set('X-Robots-Tag', 'noindex');
  answer.headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After');
  return answer;
}

/**
 * The query of a request, as the gateway has judged it.
 * @throws an error for any other
 */
export function queryOf<Schema extends Parameters<typeof readQuery>[0]>(
  schema: Schema,
  request: Request,
): z.output<Schema> {
  const read = readQuery(schema, new URL(request.url).search.slice(1));
  if (!read.ok) throw new Error(`The gateway let a wrong query in: ${request.url}`);
  return read.values;
}
