import type {
  EditorView,
  ErrorAnswer,
  FactsEdit,
  FactsResult,
  HeroAnswer,
  HeroView,
  ImportAnswer,
  Operation,
  PictureAnswer,
  PresenceView,
  SaveResult,
  SlugState,
  TagSuggestion,
} from '#lib/desk/editor.ts';
import { WRITER_HEADER } from '#lib/desk/editor.ts';
import type { Answer } from '#lib/desk/manuscript/queue.ts';
import type { AnsweredLine } from '#lib/import/lines/answers.ts';
import type { Locale } from '#lib/locale.ts';

/** A refusal of the server in its words. */
export type Refused = { ok: false; status: number; code: string; message: string; body: unknown };
export type Reply<T> = { ok: true; value: T } | Refused;

export const articleApi = (articleId: number) => `/api/desk/articles/${articleId}`;

/** Chrome lets a request outlive its page only below 64 kB; the journal has what is longer. */
const KEEPALIVE_LIMIT = 60_000;
const PATIENCE = 20_000;

/** Carries operations on the text to the server. Never rejects. */
export async function sendText(articleId: number, userId: string, operations: Operation[]): Promise<Answer> {
  const body = JSON.stringify({ operations });
  try {
    const answer = await fetch(`${articleApi(articleId)}/text`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', [WRITER_HEADER]: userId },
      body,
      keepalive: new Blob([body]).size < KEEPALIVE_LIMIT,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return { is: 'saved', result: (await answer.json()) as SaveResult };
    if (answer.status === 409) {
      const body = (await answer.json()) as SaveResult | ErrorAnswer;
      // Conflicts about texts are an answer of their own; an article in the trash is a refusal.
      return 'conflicts' in body
        ? { is: 'saved', result: body }
        : { is: 'refused', sentence: body.error.message };
    }
    if (answer.status === 401) return { is: 'signed-out' };
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return { is: 'unreachable' };
    return { is: 'refused', sentence: (await refusalOf(answer)).message };
  } catch {
    return { is: 'unreachable' };
  }
}

async function refusalOf(answer: Response): Promise<Refused> {
  const body: unknown = await answer.json().catch(() => null);
  const error = (body as ErrorAnswer | null)?.error;
  return {
    ok: false,
    status: answer.status,
    code: error?.code ?? 'unreachable',
    message: error?.message ?? `${answer.status}`,
    body,
  };
}

export async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<Reply<T>> {
  try {
    const answer = await fetch(path, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(body !== undefined &&
        (body instanceof FormData
          ? { body, headers: { Accept: 'application/json' } }
          : {
              headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
              body: JSON.stringify(body),
            })),
    });
    return answer.ok ? { ok: true, value: (await answer.json()) as T } : await refusalOf(answer);
  } catch {
    return { ok: false, status: 0, code: 'unreachable', message: '', body: null };
  }
}

export const getView = (articleId: number) => ask<EditorView>(articleApi(articleId));

export const tellPresence = (
  articleId: number,
  tab: string,
  at: { locale: Locale; segment: string } | null,
) =>
  ask<PresenceView>(`${articleApi(articleId)}/presence`, 'POST', {
    tab,
    locale: at?.locale ?? null,
    segment: at?.segment ?? null,
  });

/** Changes facts by what somebody changed of them. A refusal with 409 has the facts as they are now. */
export const editFacts = (articleId: number, edit: FactsEdit) =>
  ask<FactsResult>(`${articleApi(articleId)}/facts`, 'PATCH', edit);

export const suggestTags = (query: string) =>
  ask<{ tags: TagSuggestion[] }>(`/api/desk/tags?q=${encodeURIComponent(query)}`);

export const askSlug = (articleId: number, locale: Locale, slug: string) =>
  ask<SlugState>(`${articleApi(articleId)}/slug?locale=${locale}&slug=${encodeURIComponent(slug)}`);

export type Verb = 'publish' | 'unpublish' | 'withdraw' | 'restore';

export const verbPath = (articleId: number, verb: Verb): string => `${articleApi(articleId)}/${verb}`;

/** Publishes an edition, takes it off, or withdraws it. Refused when it is not the version that was seen. */
export const editionVerb = (
  articleId: number,
  verb: Verb,
  sent: { locale: Locale; version: number; factsSeen: string; reason?: string },
) => ask<unknown>(verbPath(articleId, verb), 'POST', sent);

export const slugPath = (articleId: number): string => `${articleApi(articleId)}/slug`;

/** Gives an edition another address; the one it had leads to it. Refused when it is not the one that was seen. */
export const moveSlug = (articleId: number, sent: { locale: Locale; slug: string; from: string }) =>
  ask<unknown>(slugPath(articleId), 'PUT', sent);

/** Pictures that are kept already, newest first; with `mediaId` that one alone. */
export const listPictures = (mediaId?: string) =>
  ask<{ media: HeroView[] }>(`/api/desk/media${mediaId === undefined ? '' : `?id=${mediaId}`}`);

/** Takes a picture in for the text of an article. */
export const uploadPicture = (articleId: number, form: FormData) =>
  ask<PictureAnswer>(`${articleApi(articleId)}/pictures`, 'POST', form);

/** Takes a picture in and puts it above the article. */
export const uploadHero = (articleId: number, form: FormData) =>
  ask<HeroAnswer>(`${articleApi(articleId)}/hero`, 'POST', form);

/** Reads a pasted text or a file (in base64) with what an editor says of its lines, and keeps it as a draft unless it is only tried. */
export const importText = (sent: {
  text?: string;
  file?: string;
  locale?: Locale;
  translationOf?: number;
  answers?: AnsweredLine[];
  inHouseStyle?: boolean;
  pictures?: { line: number; media: number }[];
  sponsor?: Record<Locale, string>;
  dryRun: boolean;
}) => ask<ImportAnswer>('/api/desk/import', 'POST', sent);
