import { STATUS_CODES } from 'node:http';
import { messagesOf } from '#i18n/messages.ts';
import { type ApiProblemCode, printProblem } from '#lib/api/problem.ts';
import type { BodyKind } from '#lib/desk/routes.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import type { RefusedByCommand } from '../desk/answer.ts';
import { describeFailure } from '../desk/describe-failure.ts';
import type { Unread } from '../desk/read-form.ts';

/** Why nothing was done. */
export type Failure =
  | RefusedByCommand
  | {
      ok: false;
      problem: ApiProblemCode | 'store-failed';
      status: number;
      errors?: Parameters<typeof printProblem>[0]['errors'];
    }
  | { ok: false; unread: Unread; kind: BodyKind };

/** What went wrong, as a problem (RFC 9457). */
export function problemOf(locale: Locale, failure: Failure) {
  const words = messagesOf(locale);
  if ('problem' in failure) {
    const { problem: code, status, errors } = failure;
    const detail = code === 'store-failed' ? words.desk.answers[code] : words.api.problems[code];
    return { status, code, detail, errors };
  }
  const { status, error } = describeFailure(locale, failure);
  const { code, message: detail, problems } = error;
  // What the program has seen of the edition is its precondition.
  return { status: code === 'moved-on' ? 412 : status, code, detail, problems };
}

/** The same as an answer. Of an edition that has moved on it says which version it has now. */
export function problemAnswer(locale: Locale, failure: Failure): Response {
  const { siteUrl } = processSettings();
  const problem = problemOf(locale, failure);
  const titles: Record<string, string | undefined> = messagesOf(locale).api.titles;
  const title = titles[problem.status] ?? STATUS_CODES[problem.status];
  const headers = new Headers({
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': locale,
    'Cache-Control': 'private, no-store',
  });
  const version = 'detail' in failure && 'version' in failure.detail ? failure.detail.version : undefined;
  if (version !== undefined) headers.set('ETag', `"${version}"`);
  return new Response(printProblem({ title, ...problem }, new URL(siteUrl).origin), {
    status: problem.status,
    headers,
  });
}
