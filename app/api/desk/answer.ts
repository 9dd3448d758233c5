import { createTranslator } from 'next-intl';
import type { z } from 'zod';
import type { Viewer } from '#db/auth/viewer.ts';
import type { Unreadable } from '#db/commands/import/import-file.ts';
import type { Refusal, RefusalCode } from '#db/commands/run/run-command.ts';
import type { MediaRefusal, MediaRefusalCode } from '#db/media/refusal.ts';
import { messagesOf } from '#i18n/messages.ts';
import { formatInstants } from '#lib/dates.ts';
import { type ErrorAnswer, WRITER_HEADER } from '#lib/desk/editor.ts';
import type { BodyKind } from '#lib/desk/routes.ts';
import type { Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { viewerOf } from '../../viewer.ts';
import { readText, type Unread, unreadSentence } from './read-form.ts';

/* How the routes of the editor answer scripts: JSON, and one sentence with the right status where they refuse. */

type Refused = Refusal | MediaRefusal | Unreadable;
type Code = RefusalCode | MediaRefusalCode | Unreadable['code'];

/** The status of everything that can be refused; what is not named is 422: understood, and not possible. */
const STATUS: Partial<Record<Code, number>> = {
  forbidden: 403,
  'unknown-article': 404,
  'unknown-edition': 404,
  'unknown-revision': 404,
  trashed: 409,
  withdrawn: 409,
  'never-public': 409,
  'nothing-to-restore': 409,
  'slug-taken': 409,
  'moved-on': 409,
  'never-visible': 409,
  'stale-facts': 409,
  'cited-source': 409,
  'cited-in-public': 409,
  'too-much-text': 413,
  'too-large': 413,
  'too-many-bytes': 413,
};

/** Runs what somebody asks for who is signed in; others get 401, as does a page that somebody else left open. */
export async function answerViewer(
  request: Request,
  work: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await viewerOf(request);
  const meant = request.headers.get(WRITER_HEADER);
  if (viewer && (meant === null || meant === viewer.userId)) {
    return work(viewer).catch((error: unknown) => {
      if (isStoreError(error)) return storeFailed(viewer.locale);
      throw error;
    });
  }
  const locale = preferredLocale(request.headers.get('accept-language'));
  return problem(401, { code: 'signed-out', message: apiWords(locale)('signed-out') });
}

/**
 * The same for a request that brings JSON of a certain shape.
 * @param kind `text` where the texts of an article travel
 */
export function answerJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  work: (viewer: Viewer, body: z.output<Schema>) => Promise<Response>,
  kind: 'json' | 'text' = 'json',
): Promise<Response> {
  return answerViewer(request, async (viewer) => {
    const read = await readText(request, kind);
    if (!read.ok) return unread(viewer.locale, read, kind);
    const parsed = schema.safeParse(jsonOf(read.text));
    if (parsed.success) return work(viewer, parsed.data);
    return badRequest(viewer.locale, parsed.error);
  });
}

/** 400, with the first thing that is wrong. */
export function badRequest(locale: Locale, { issues: [issue] }: z.ZodError): Response {
  const reason = issue ? [issue.path.join('.'), issue.message].filter(Boolean).join(': ') : '';
  return problem(400, { code: 'bad-request', message: apiWords(locale)('bad-request', { reason }) });
}

/** A body that was not read: too much of it, or of another type. */
export function unread(locale: Locale, why: Unread, kind: BodyKind): Response {
  return problem(why.status, { code: why.code, message: unreadSentence(locale, why, kind) });
}

/**
 * Whether the store could not be written: a full or read-only disk, or a lock that somebody else holds. Told by name,
 * for the class exists twice in the process (docs/where-code-lives.md).
 */
export function isStoreError(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreError';
}

/** 503: nothing was written, and the same request may succeed later. The log has the reason; /readyz is red. */
function storeFailed(locale: Locale): Response {
  return problem(503, { code: 'store-failed', message: apiWords(locale)('store-failed') });
}

/** Something that was asked for. It is for one person, and may be another thing the next moment. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } });
}

/** What a command refused, in the language of the one who asked. */
export function refused(locale: Locale, refusal: Refused, more: Record<string, unknown> = {}): Response {
  return problem(STATUS[refusal.code] ?? 422, describeRefusal(locale, refusal), more);
}

/** The article of a path, as its id; 0, which no article has, when it is none. */
export function idOf(segment: string): number {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;
}

/** 404 for an article that is not there, or that this person may not see. */
export function unknownArticle(locale: Locale, articleId: number): Response {
  return refused(locale, { ok: false, code: 'unknown-article', detail: { articleId } });
}

function problem(status: number, error: ErrorAnswer['error'], more: Record<string, unknown> = {}): Response {
  return json({ ...more, error } satisfies ErrorAnswer, status);
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
    if (isKey(messages.problems.refusal, code)) return t(`refusal.${code}`, formatInstants(detail, locale));
    if (isKey(messages.problems.media, code)) return t(`media.${code}`, detail);
    const imports = createTranslator({ locale, messages, namespace: 'import.unreadable' });
    const line = 'line' in detail ? Number(detail.line) : 0;
    if (code === 'not-utf8' && 'looksLike' in detail && detail.looksLike) {
      return imports('other-encoding', { encoding: String(detail.looksLike) });
    }
    return imports(code, { line });
  }
}

const isKey = <T extends object>(messages: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(messages, key);

const apiWords = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'desk.api' });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
