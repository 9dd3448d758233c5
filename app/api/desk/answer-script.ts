import { messagesOf } from '#i18n/messages.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Answer } from './answer.ts';
import { describeFailure } from './describe-failure.ts';

/** Answers a script: JSON, and one sentence with the right status where something was not done. */
export function answerScript(locale: Locale, answer: Answer): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const line of answer.cookies ?? []) headers.append('Set-Cookie', line);
  if (answer.ok) return Response.json(answer.body ?? {}, { status: answer.status ?? 200, headers });
  const { status, error } = describeFailure(locale, answer);
  if ('wait' in answer) headers.set('Retry-After', String(answer.wait));
  const more = 'more' in answer ? answer.more : {};
  // A form that stays on the screen shows the way in beside it.
  const signIn = 'isSignedOut' in answer ? { signIn: messagesOf(locale).editor.saving.signIn } : {};
  return Response.json({ ...more, ...signIn, error } satisfies ErrorAnswer, { status, headers });
}
