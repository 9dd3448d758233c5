import { createTranslator } from 'next-intl';
import { messagesOf } from '#i18n/messages.ts';
import { BODY_LIMITS, type BodyKind, MOST_FIELDS } from '#lib/desk/routes.ts';
import type { Locale } from '#lib/locale.ts';

/* The bodies of the desk's requests, each read in a time that grows with its length and no faster. */

/** Why a body could not be read; `messages/` has a sentence for each code, under `desk.api`. */
export type Unread = {
  ok: false;
  status: 400 | 413 | 415;
  code: 'no-form' | 'no-picture-form' | 'too-large' | 'too-many-fields';
};

export type Form = URLSearchParams;

const FORM = 'application/x-www-form-urlencoded';

/**
 * Reads a form. One without fields may come without a body, or without a type.
 * @returns its fields, or why it was not read
 */
export async function readForm(request: Request): Promise<{ ok: true; form: Form } | Unread> {
  const body = await readText(request, 'form');
  if (!body.ok) return body;
  const { text } = body;
  if (text !== '' && typeOf(request) !== FORM) return { ok: false, status: 415, code: 'no-form' };
  // Counted before anything is made of them.
  let fields = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) fields++;
  if (fields > MOST_FIELDS) return { ok: false, status: 413, code: 'too-many-fields' };
  return { ok: true, form: new URLSearchParams(text) };
}

/** Reads a body as text. The gateway has read it already, and no further than the limit; here it is looked at again. */
export async function readText(
  request: Request,
  kind: BodyKind,
): Promise<{ ok: true; text: string } | Unread> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > BODY_LIMITS[kind]) return { ok: false, status: 413, code: 'too-large' };
  return { ok: true, text: new TextDecoder().decode(bytes) };
}

/** Why a body was not read, in a sentence. */
export function unreadSentence(locale: Locale, { code }: Unread, kind: BodyKind): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'desk.api' });
  return t(code, { limit: LIMITS[kind], fields: MOST_FIELDS });
}

const LIMITS = { form: '64 kB', json: '64 kB', text: '4 MB', picture: '12 MB' } as const;

const typeOf = ({ headers }: Request) => headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
