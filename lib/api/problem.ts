import { API_PATH } from '../urls.ts';
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
  | 'expired-token'
  | 'many-wrong-tokens'
  | 'insufficient-scope'
  | 'no-json'
  | 'invalid-body'
  | 'no-version'
  | 'invalid-version'
  | 'invalid-key'
  | 'too-many-requests'
  | 'too-many-searches'
  | 'unreadable-store';

/** What is said of a body in the words of the gateway. */
type BodyProblemCode = 'no-body' | 'wrong-type' | 'large-body' | 'half-body' | 'busy';

/** An expected failure of the API, which is sent as `application/problem+json` (RFC 9457). */
export type ApiProblem = {
  status: number;
  code: ApiProblemCode | BodyProblemCode;
  /** What is wrong with which parameter. */
  errors?: QueryError[];
  headers?: Record<string, string>;
};

/** What is wrong with one place of a body: where, as a JSON Pointer (RFC 6901), and a sentence. */
export type BodyError = { pointer: string; detail: string };

/**
 * Prints a problem.
 * @param problem.errors what is wrong with which parameter, or place of the body
 * @param problem.instance the number under which the log has more
 */
export function printProblem(
  problem: {
    status: number;
    code: string;
    title: string | undefined;
    detail: string;
    errors?: (BodyError | { parameter: string; detail: string })[] | undefined;
    /** What speaks against publishing. */
    problems?: { code: string; message: string }[] | undefined;
    instance?: string | undefined;
  },
  siteUrl: string,
): string {
  return `${JSON.stringify({ type: `${siteUrl}${API_PATH}#${problem.code}`, ...problem })}\n`;
}
