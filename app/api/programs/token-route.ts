import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TokenActor } from '#db/auth/actor.ts';
import { findBearer } from '#db/auth/api-token.ts';
import { isStoreError } from '#db/store.ts';
import { type ApiMethod, apiRoutesAt } from '#lib/api/routes.ts';
import type { Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { readText, type Unread } from '../desk/read-form.ts';
import { readPicture } from '../desk/read-picture.ts';
import { bodyErrors } from './body-errors.ts';
import { type Failure, problemAnswer } from './problem-answer.ts';

/** `article` and `locale`, of the path. */
type Params = { [name: string]: string | undefined };

/**
 * The version of the edition that the program has seen (If-Match); undefined for any, null where there must be none yet
 * (If-None-Match: *).
 */
type Version = number | null | undefined;

export type Done = {
  ok: true;
  body: unknown;
  status?: number;
  /** Of the edition that was read or written. */
  version?: number;
  /** The path of what was made. */
  location?: string;
};

type Options<Schema extends z.ZodType> = {
  /** Of the body. */
  schema: Schema;
  /** Whether the version must be named: of what is there, or that there is none yet. */
  version?: 'there' | 'there-or-new';
  run: (asked: {
    actor: TokenActor;
    input: z.output<Schema>;
    params: Params;
    version: Version;
    locale: Locale;
  }) => Promise<Done | Failure>;
};

type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/**
 * The handler of an address for programs. In this order: who asks, which version did they see, what do they bring, is it in order,
 * do it (once, where the request has a key), answer. What the address takes, and from which scope, the gateway has asked by
 * lib/api/routes.ts; commands and queries ask for the right once more.
 */
export function tokenRoute<Schema extends z.ZodType>(options: Options<Schema>): Handler {
  return async (request, { params }) => {
    const locale = preferredLocale(request.headers.get('accept-language') ?? undefined);
    const answered = await work(options, request, await params, locale).catch((error: unknown): Failure => {
      if (isStoreError(error)) return { ok: false, problem: 'store-failed', status: 503 };
      throw error;
    });
    if (!answered.ok) return problemAnswer(locale, answered);
    const { body, status = 200, version, location } = answered;
    const headers = new Headers({ 'Cache-Control': 'private, no-store', 'Content-Language': locale });
    if (version !== undefined) headers.set('ETag', `"${version}"`);
    if (location) headers.set('Location', absoluteUrl(processSettings().siteUrl, location));
    return Response.json(body, { status, headers });
  };
}

async function work<Schema extends z.ZodType>(
  { schema, version: wanted, run }: Options<Schema>,
  request: Request,
  params: Params,
  locale: Locale,
): Promise<Done | Failure> {
  const { headers } = request;
  const bearer = await findBearer(headers.get('authorization') ?? '', headers.get('x-prism-client') ?? '');
  // Revoked since the gateway asked.
  if (!bearer.ok) return { ok: false, problem: 'invalid-token', status: 401 };
  const seen = wanted ? versionOf(headers, wanted) : { ok: true as const, version: undefined };
  if (!seen.ok) return seen;
  const brought = await bring(request);
  if (!brought.ok) return brought;
  const parsed = schema.safeParse(brought.input, { error: LOCALE_ERRORS[locale] });
  if (!parsed.success) {
    return { ok: false, problem: 'invalid-body', status: 422, errors: bodyErrors(parsed.error) };
  }
  const key = headers.get('idempotency-key');
  if (key !== null && !/^[\x21-\x7E]{1,255}$/.test(key))
    return { ok: false, problem: 'invalid-key', status: 400 };
  const once = key === null ? undefined : { key, fingerprint: fingerprintOf(request, brought.input) };
  const actor = { ...bearer.actor, ...(once && { once }) };
  const input = parsed.data as z.output<Schema>;
  return run({ actor, input, params, version: seen.version, locale });
}

const LOCALE_ERRORS = { ja: z.locales.ja().localeError, en: z.locales.en().localeError };

function versionOf(
  headers: Headers,
  wanted: NonNullable<Options<z.ZodType>['version']>,
): { ok: true; version: Version } | Failure {
  if (wanted === 'there-or-new' && headers.get('if-none-match')?.trim() === '*') {
    return { ok: true, version: null };
  }
  const named = headers.get('if-match')?.trim();
  if (!named) return { ok: false, problem: 'no-version', status: 428 };
  if (named === '*') return { ok: true, version: undefined };
  // A proxy that packs what it passes on makes a tag weak.
  const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(named) ?? [];
  return version === undefined
    ? { ok: false, problem: 'invalid-version', status: 400 }
    : { ok: true, version: Number(version) };
}

type Brought = { ok: true; input: unknown } | Failure;

async function bring(request: Request): Promise<Brought> {
  const { pathname } = new URL(request.url);
  const kind = apiRoutesAt(pathname)?.[request.method as ApiMethod]?.takes;
  if (!kind) return { ok: true, input: {} };
  if (kind === 'picture') {
    const read = await readPicture(request);
    if (!read.ok) return unread(read);
    return { ok: true, input: { ...Object.fromEntries(read.form.words), picture: read.form.bytes } };
  }
  const read = await readText(request, kind);
  if (!read.ok) return unread(read);
  if (read.text === '') return { ok: true, input: {} };
  try {
    return { ok: true, input: JSON.parse(read.text) as unknown };
  } catch {
    return { ok: false, problem: 'no-json', status: 400 };
  }
}

const unread = (read: Unread): Failure => ({ ok: false, unread: read, kind: 'picture' });

/** Of what is asked for: a form is cut into other pieces each time that it is sent, so not of its bytes. */
function fingerprintOf({ method, url, headers }: Request, input: unknown): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([method, new URL(url).pathname, headers.get('if-match'), headers.get('if-none-match')]),
  );
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  return hash.update(JSON.stringify(input, plain)).digest('hex');
}
