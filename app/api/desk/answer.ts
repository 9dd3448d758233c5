import type { FormState, Sentence } from '#components/desk/form-state.ts';
import type { Refusal, RefusalCode } from '#db/commands/run/run-command.ts';
import type { MediaRefusal, MediaRefusalCode } from '#db/media/refusal.ts';
import type { BodyKind } from '#lib/desk/routes.ts';
import type { Unreadable } from '#lib/import/formats/unreadable.ts';
import type { Unread } from './read-form.ts';

/** What a command refused. */
export type RefusedByCommand = Refusal | MediaRefusal | Unreadable;
export type RefusedCode = RefusalCode | MediaRefusalCode | Unreadable['code'];

/** What a form is answered besides: scripts are not told. */
type ForForms = {
  /** Where it leads, if not to the page of the route. */
  page?: string;
  /** Which form of that page is answered, if not the one of the route. */
  form?: string;
  /** What stands in its fields again, besides what the route keeps. */
  values?: Record<string, string>;
  once?: FormState['once'];
  /** Set-Cookie headers. */
  cookies?: string[];
  /** What somebody has typed before they had to sign in, sealed: it goes along until they have, and then back to its page. */
  carried?: string | undefined;
};

/** What came of a request, for whoever sent it. */
export type Answer = ForForms &
  (
    | { ok: true; success?: Sentence; bulk?: FormState['bulk']; body?: unknown; status?: number }
    /** `more` goes into the JSON beside the error. */
    | (RefusedByCommand & { more?: Record<string, unknown> })
    /** `reason` is for programs and their makers, and no sentence. */
    | { ok: false; error: Extract<Sentence, { code: unknown }>; status?: number; reason?: string }
    | { ok: false; fields: NonNullable<FormState['fields']> }
    | { ok: false; bulk: NonNullable<FormState['bulk']> }
    /** In seconds. */
    | { ok: false; wait: number }
    | { ok: false; unread: Unread; kind: BodyKind }
    | { ok: false; isSignedOut: true }
  );

/** Nothing was written, and the same request may succeed later. The log has the reason; /readyz is red. */
export const STORE_FAILED = { ok: false, error: { code: 'store-failed' }, status: 503 } as const;

/** Of a form: what stands in a field for a time is none, or nothing does. */
export const NO_TIME = { ok: false, code: 'invalid-time', detail: {} } as const;

/** The article of a path, as its id; 0, which no article has, when it is none. */
export function idOf(segment: string | undefined): number {
  return segment && /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;
}

/** An article that is not there, or that this person may not see. */
export function unknownArticle(articleId: number): Refusal {
  return { ok: false, code: 'unknown-article', detail: { articleId } };
}
