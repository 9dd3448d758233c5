import { cookies } from 'next/headers';
import { createTranslator } from 'next-intl';
import type { FormState, Sentence } from '#components/desk/form-state.ts';
import type { Viewer } from '#db/auth/viewer.ts';
import type { Refusal } from '#db/commands/run/run-command.ts';
import { messagesOf } from '#i18n/messages.ts';
import { signInPath } from '#lib/desk/paths.ts';
import { processSettings } from '#lib/process-settings.ts';
import { FORM_COOKIE, FORM_SECONDS, sealFormState } from '../../form-state.ts';
import { deskLocale, viewerOf } from '../../viewer.ts';
import { isStoreError } from './answer.ts';
import { type Form, readForm, unreadForm } from './read-form.ts';

/* How route handlers of the desk answer its forms: by a page, so that they work without JavaScript. */

/**
 * Runs what a form of somebody who is signed in asks for. Who is not any more is sent to the sign-in page, and comes
 * back to the page of the form.
 * @param page the address of that page
 */
export async function answerStaff(
  request: Request,
  page: string,
  work: (viewer: Viewer, form: Form) => Promise<Response>,
): Promise<Response> {
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(page));
  return answerForm(request, (form) => work(viewer, form));
}

/** Runs what a form asks for; what is no form is refused. */
export async function answerForm(
  request: Request,
  work: (form: Form) => Promise<Response>,
): Promise<Response> {
  const read = await readForm(request);
  if (!read.ok) return unreadForm(await deskLocale(), read);
  return work(read.form).catch((error: unknown) => {
    if (!isStoreError(error)) throw error;
    return new Response('The store cannot be written at the moment; nothing was done. Try again.\n', {
      status: 503,
    });
  });
}

/** What was typed into a field; '' when there is none. */
export function textOf(form: Form, name: string): string {
  return form.get(name) ?? '';
}

/** Leads to a page, which reads what the form was answered. */
export async function seeOther(
  page: string,
  { state, setCookies = [] }: { state?: FormState; setCookies?: string[] } = {},
): Promise<Response> {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const line of setCookies) headers.append('Set-Cookie', line);
  headers.set('Location', state ? await withState(headers, page, state) : page);
  return new Response(null, { status: 303, headers });
}

/**
 * Says that somebody has to wait. Machines read the status and Retry-After; browsers go on to the page, which says it in
 * its own words.
 */
export async function tooMany(
  page: string,
  seconds: number,
  state: Omit<FormState, 'error'>,
): Promise<Response> {
  const error = waitSentence(seconds);
  const headers = new Headers({
    'Retry-After': String(seconds),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
  });
  const path = await withState(headers, page, { ...state, error });
  headers.set('Refresh', `0; url=${path}`);
  const locale = await deskLocale();
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'people.answers' });
  const sentence = t(error.code, error.detail);
  const body = `<!doctype html><html lang="${locale}"><title>${sentence}</title><link rel="icon" href="/favicon.svg"><p>${sentence} <a href="${path.replaceAll('&', '&amp;')}">PRISM News</a></p></html>`;
  return new Response(body, { status: 429, headers });
}

function waitSentence(seconds: number) {
  return seconds <= 90
    ? { code: 'wait-seconds' as const, detail: { n: seconds } }
    : { code: 'wait-minutes' as const, detail: { n: Math.ceil(seconds / 60) } };
}

/** A refused verb: who may not do this at all gets a 403, everything else is said on the page of the form. */
export async function refused(page: string, form: string, refusal: Refusal): Promise<Response> {
  const { code, detail } = refusal;
  if (code === 'forbidden') return forbidden();
  return seeOther(page, { state: { form, error: { refusal: code, detail } } });
}

/** Who has no right to something has no form for it either, so one line is enough. */
export async function forbidden(): Promise<Response> {
  const locale = await deskLocale();
  const sentence = messagesOf(locale).problems.refusal.forbidden;
  return new Response(`${sentence}\n`, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}

/** Leads back to a page that says that it is done. */
export function done(page: string, form: string, success: Sentence, setCookies: string[] = []) {
  return seeOther(page, { state: { form, success }, setCookies });
}

/** A Set-Cookie header for a cookie that scripts cannot read and other sites do not send. */
export function cookieLine(name: string, value: string, maxAge: number): string {
  const secure = processSettings().siteUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

export async function cookieOf(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Where a request comes from, as the gateway has found out. */
export function addressOf(request: Request): string {
  return request.headers.get('x-prism-client') || 'unknown';
}

async function withState(headers: Headers, page: string, state: FormState): Promise<string> {
  const { id, cookie } = await sealFormState(state);
  headers.append('Set-Cookie', cookieLine(FORM_COOKIE, cookie, FORM_SECONDS));
  return `${page}${page.includes('?') ? '&' : '?'}form=${id}`;
}
