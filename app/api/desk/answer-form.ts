import type { FormState, Sentence } from '#components/desk/form-state.ts';
import { isStoreError } from '#db/store.ts';
import { CARRIED_HEADER } from '#lib/desk/carried.ts';
import { signInPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { FORM_COOKIE, FORM_SECONDS, openFormState, sealFormState, sealWhole } from '../../form-state.ts';
import { type Answer, STORE_FAILED } from './answer.ts';
import { describeFailure, type Failure, waitSentence } from './describe-failure.ts';
import { cookieLine } from './request-facts.ts';

/**
 * Answers a form by leading to a page, which says what came of it; so it works without JavaScript.
 * @param to.page where the form stands
 * @param to.form which of the page's forms it is
 * @param to.typed what was typed, to stand there again where something was not done
 */
export async function answerForm(
  locale: Locale,
  answer: Answer,
  to: { page: string; form: string; typed: Record<string, string> },
): Promise<Response> {
  const { page = to.page, form = to.form, cookies = [] } = answer;
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const line of cookies) headers.append('Set-Cookie', line);
  if ('isSignedOut' in answer) return askToSignIn(headers, page, { form, values: to.typed });
  if (answer.ok && answer.carried && !isDoor(page)) return bringBack(headers, page, answer.carried);
  if (answer.carried) headers.set(CARRIED_HEADER, answer.carried);
  // Who may not do this at all, or not see it, has no form for it either.
  const { status = 303 } = answer.ok ? {} : describeFailure(locale, answer);
  if ('unread' in answer || status === 403 || status === 404) return sentence(headers, locale, answer);
  try {
    const state = stateOf(answer, form, to.typed);
    if (!state) return seeOther(headers, page);
    const path = await tellPage(headers, page, state);
    // Where something is carried, the page that says it has to have it.
    const isAlone = 'wait' in answer && !answer.carried;
    return isAlone ? wait(headers, locale, answer, path) : seeOther(headers, path);
  } catch (error) {
    // Not even the key of the cookie could be made. What was done is done, though.
    if (!isStoreError(error)) throw error;
    return answer.ok ? seeOther(headers, page) : sentence(headers, locale, STORE_FAILED);
  }
}

/**
 * Lets a page say what its form was answered: by the cookie, or, where that would lose what was typed, by the gateway, which renders the
 * page with it at once.
 * @returns the address of the page that says it
 */
async function tellPage(headers: Headers, page: string, state: FormState): Promise<string> {
  const { id, cookie, isWhole } = await sealFormState(state);
  headers.append('Set-Cookie', cookieLine(FORM_COOKIE, cookie, FORM_SECONDS));
  const path = `${page}${page.includes('?') ? '&' : '?'}form=${id}`;
  if (!isWhole && !headers.has(CARRIED_HEADER)) headers.set(CARRIED_HEADER, await sealWhole(state, id));
  return path;
}

/** Who is signed out signs in and comes back; what they have typed goes along in the form of the sign-in page. */
async function askToSignIn(headers: Headers, page: string, typed: Pick<FormState, 'form' | 'values'>) {
  const hasTyped = Object.values(typed.values ?? {}).some((value) => value !== '');
  if (hasTyped) {
    try {
      headers.set(CARRIED_HEADER, await sealWhole({ ...typed, error: { code: 'kept-while-away' } }));
    } catch (error) {
      if (!isStoreError(error)) throw error;
    }
  }
  return seeOther(headers, signInPath(page));
}

/** Back to the page whose form was sent while nobody was signed in: it stands there as it was typed, to be sent again. */
async function bringBack(headers: Headers, page: string, carried: string): Promise<Response> {
  const state = await openFormState(carried);
  return seeOther(headers, state ? await tellPage(headers, page, state) : page);
}

const isDoor = (page: string) => page.startsWith(signInPath());

/** What the page is told; undefined when there is nothing to say. */
function stateOf(answer: Answer, form: string, typed: Record<string, string>): FormState | undefined {
  const { once, values } = answer;
  const told = { form, ...(once && { once }) };
  if (!answer.ok) {
    const reply =
      'fields' in answer
        ? { fields: answer.fields }
        : 'bulk' in answer
          ? { bulk: answer.bulk }
          : { error: errorOf(answer) };
    return { ...told, ...reply, values: { ...typed, ...values } };
  }
  const { success, bulk } = answer;
  if (!once && !success && !bulk) return undefined;
  return { ...told, ...(success && { success }), ...(bulk && { bulk }), ...(values && { values }) };
}

function errorOf(failure: Failure): Sentence {
  if ('error' in failure) return failure.error;
  if ('wait' in failure) return waitSentence(failure.wait);
  // Refusals of pictures and of imports are told to scripts only.
  if ('code' in failure) return { ...failure, refusal: failure.code } as Sentence;
  return { code: 'not-now' };
}

function seeOther(headers: Headers, page: string): Response {
  headers.set('Location', page);
  return new Response(null, { status: 303, headers });
}

/** One line instead of a page. */
function sentence(headers: Headers, locale: Locale, answer: Answer): Response {
  const { status, error } = describeFailure(locale, answer as Failure);
  headers.set('Content-Type', 'text/plain; charset=utf-8');
  return new Response(`${error.message}\n`, { status, headers });
}

/** Machines read the status and Retry-After; browsers go on to the page, which says it in its own words. */
function wait(headers: Headers, locale: Locale, answer: Extract<Failure, { wait: number }>, path: string) {
  const { status, error } = describeFailure(locale, answer);
  headers.set('Retry-After', String(answer.wait));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Refresh', `0; url=${path}`);
  const { message } = error;
  const body = `<!doctype html><html lang="${locale}"><title>${message}</title><link rel="icon" href="/favicon.svg"><p>${message} <a href="${path.replaceAll('&', '&amp;')}">PRISM News</a></p></html>`;
  return new Response(body, { status, headers });
}
