import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { FormState } from '#components/desk/form-state.ts';
import { seal, unseal } from '#db/auth/seal.ts';
import { cookieOf } from './viewer.ts';

/*
 * What a form is answered travels to the next page in a sealed cookie: what was typed stays out of addresses and logs,
 * and what is shown once (links, keys, backup codes) can be read by nobody on the way. The page's address names the
 * answer, so that it is not shown with a page that is opened later.
 */
export const FORM_COOKIE = 'prism.form';
export const FORM_SECONDS = 600;

/** Browsers keep 4,096 bytes of name, value and attributes. */
const LONGEST_COOKIE = 3_900;

/**
 * Seals what a form is answered. Where all that was typed is more than a cookie takes, the longest of it is left out.
 * @returns the parameter for the page's address, and the value of the cookie
 * @throws StoreError when the key has to be made and cannot be written
 */
export async function sealFormState(state: FormState): Promise<{ id: string; cookie: string }> {
  const id = randomUUID().slice(0, 8);
  const cookie = await seal({ id, until: Date.now() + FORM_SECONDS * 1000, state });
  const [longest] = Object.entries(state.values ?? {}).sort(([, a], [, b]) => b.length - a.length);
  if (cookie.length <= LONGEST_COOKIE || !longest) return { id, cookie };
  const { [longest[0]]: _, ...values } = state.values ?? {};
  return sealFormState({ ...state, values });
}

/** What the form on this page was answered, by the page's `form` parameter; undefined when it was not. */
export async function readFormState(id: string | string[] | undefined): Promise<FormState | undefined> {
  if (typeof id !== 'string') return undefined;
  return openFormState(cookieOf(await headers(), FORM_COOKIE), id);
}

/** @param id of the answer; undefined takes whatever answer the cookie holds */
export async function openFormState(cookie: string | undefined, id?: string): Promise<FormState | undefined> {
  const sealed =
    cookie && ((await unseal(cookie)) as { id: string; until: number; state: FormState } | undefined);
  if (!sealed || sealed.until < Date.now() || (id !== undefined && sealed.id !== id)) return undefined;
  return sealed.state;
}
