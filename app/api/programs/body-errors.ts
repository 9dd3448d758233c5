import type { z } from 'zod';
import type { BodyError } from '#lib/api/problem.ts';

/** A body may be wrong in as many places as it has; these are enough to go on. */
const MOST_ERRORS = 20;

/** What is wrong with a body, place by place. */
export function bodyErrors({ issues }: z.ZodError): BodyError[] {
  return issues
    .flatMap(({ path, message, ...issue }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), detail: message }))
        : [{ pointer: pointerOf(path), detail: message }],
    )
    .slice(0, MOST_ERRORS);
}

/** RFC 6901. */
const pointerOf = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
