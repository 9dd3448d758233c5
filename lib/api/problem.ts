import type { QueryError } from './query.ts';

/** Kinds of problems that only the API has; `messages/` has a sentence for each under `api.problems`. */
export type ApiProblemCode =
  | 'unknown-address'
  | 'unknown-method'
  | 'unknown-article'
  | 'withdrawn-article'
  | 'unknown-topic'
  | 'invalid-query'
  | 'no-token'
  | 'invalid-token'
  | 'too-many-requests'
  | 'unreadable-store';

/** An expected failure of the API, which is sent as `application/problem+json` (RFC 9457). */
export type ApiProblem = {
  status: number;
  code: ApiProblemCode;
  /** What is wrong with which parameter. */
  errors?: QueryError[];
  headers?: Record<string, string>;
};
