import { createTranslator } from 'next-intl';
import { messagesOf } from '#i18n/messages.ts';
import { formatInstants } from '#lib/dates.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import { unreadableMessage } from '#lib/import/formats/unreadable.ts';
import type { Locale } from '#lib/locale.ts';
import type { Answer, RefusedCode } from './answer.ts';
import { unreadSentence } from './read-form.ts';

export type Failure = Extract<Answer, { ok: false }>;
type Refused = Extract<Failure, { code: unknown }>;

/** The status of everything that can be refused; what is not named is 422: understood, and not possible. */
const STATUS: Partial<Record<RefusedCode, number>> = {
  forbidden: 403,
  'unknown-article': 404,
  'unknown-edition': 404,
  'unknown-revision': 404,
  'picture-moved-on': 409,
  'picture-in-use': 409,
  'picture-is-portrait': 409,
  'picture-kept-already': 409,
  'topic-moved-on': 409,
  'topic-address-taken': 409,
  'topic-wording-taken': 409,
  'topic-merged': 409,
  'topic-not-merged': 409,
  'topic-in-use': 409,
  'front-moved-on': 409,
  'site-moved-on': 409,
  'banner-moved-on': 409,
  'erase-moved-on': 409,
  'not-in-trash': 409,
  'trash-moved-on': 409,
  'webhook-moved-on': 409,
  'webhook-paused': 409,
  'undo-superseded': 409,
  'unknown-entry': 404,
  'nothing-scheduled': 409,
  'not-in-review': 409,
  'nothing-to-review': 409,
  'assigned-meanwhile': 409,
  'checklist-changed': 409,
  'rules-moved-on': 409,
  'nothing-corrected': 409,
  'note-without-text': 409,
  'note-moved-on': 409,
  'marks-moved-on': 409,
  'leads-front-page': 409,
  'sponsored-lead': 409,
  trashed: 409,
  withdrawn: 409,
  'never-public': 409,
  'nothing-to-restore': 409,
  'slug-taken': 409,
  'moved-on': 409,
  'never-visible': 409,
  'other-planned': 409,
  'stale-facts': 409,
  'facts-moved-on': 409,
  'address-moved-on': 409,
  'cited-source': 409,
  'cited-in-public': 409,
  'too-much-text': 413,
  'too-large': 413,
  'too-many-bytes': 413,
};

/**
 * Why something was not done, in the language of the one who asked.
 * @returns the status of HTTP, and the code and sentence
 */
export function describeFailure(
  locale: Locale,
  failure: Failure,
): { status: number; error: ErrorAnswer['error'] } {
  const { desk } = messagesOf(locale);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'desk.answers' });
  if ('isSignedOut' in failure) {
    return { status: 401, error: { code: 'signed-out', message: desk.api['signed-out'] } };
  }
  if ('unread' in failure) {
    const { unread, kind } = failure;
    return {
      status: unread.status,
      error: { code: unread.code, message: unreadSentence(locale, unread, kind) },
    };
  }
  if ('code' in failure) {
    return { status: STATUS[failure.code] ?? 422, error: describeRefusal(locale, failure) };
  }
  if ('wait' in failure) {
    const { code, detail } = waitSentence(failure.wait);
    return { status: 429, error: { code, message: t(code, detail) } };
  }
  if ('error' in failure) {
    const { error, status = 422, reason } = failure;
    const message = t(error.code, error.detail);
    return { status, error: { code: error.code, message, ...(reason !== undefined && { reason }) } };
  }
  const [code = 'not-now'] = 'fields' in failure ? Object.values(failure.fields) : [];
  return { status: 422, error: { code, message: t(code) } };
}

/** How long somebody has to wait, in seconds, as a sentence of `desk.answers`. */
export function waitSentence(seconds: number) {
  return seconds <= 90
    ? { code: 'wait-seconds' as const, detail: { n: seconds } }
    : { code: 'wait-minutes' as const, detail: { n: Math.ceil(seconds / 60) } };
}

function describeRefusal(locale: Locale, refusal: Refused): ErrorAnswer['error'] {
  const { code, detail } = refusal;
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages, namespace: 'problems' });
  const problems = 'problems' in refusal ? refusal.problems : undefined;
  return {
    code,
    message: sentence(),
    ...(problems && {
      problems: problems.map((each) => ({ code: each, message: t(`publish.${each}`) })),
    }),
  };

  function sentence(): string {
    // An address that names no article has no number that could be repeated.
    if (code === 'unknown-article' && detail.articleId === 0) return messages.editor.missing.text;
    if (isKey(messages.problems.refusal, code)) return t(`refusal.${code}`, formatInstants(detail, locale));
    if (isKey(messages.problems.media, code)) return t(`media.${code}`, detail);
    const imports = createTranslator({ locale, messages, namespace: 'import.unreadable' });
    const { key, values } = unreadableMessage({ ok: false, code, detail });
    return imports(key, values);
  }
}

const isKey = <T extends object>(messages: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(messages, key);
