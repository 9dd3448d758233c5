import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { FormState } from '#components/desk/form-state.ts';
import { seal, unseal } from '#db/auth/seal.ts';
import { CARRIED_HEADER, LONGEST_CARRIED } from '#lib/desk/carried.ts';
import { cookieOf } from './viewer.ts';

/*
 * What a form is answered travels to the next page in a sealed cookie: what was typed stays out of addresses and logs,
 * and what is shown once (links, keys, backup codes) can be read by nobody on the way. The page's address names the
 * answer, so that it is not shown with a page that is opened later.
 */
export const FORM_COOKIE = 'prism.form';
export const FORM_SECONDS = 600;
/** Who signs in may have to look for their telephone first. */
const CARRIED_SECONDS = 3_600;

/** Browsers keep 4,096 bytes of name, value and attributes. */
const LONGEST_COOKIE = 3_900;

/**
 * Seals what a form is answered. Where all that was typed is more than a cookie takes, the longest of it is left out.
 * @returns the parameter for the page's address, the value of the cookie, and whether all is in it
 * @throws StoreError when the key has to be made and cannot be written
 */
export async function sealFormState(
  state: FormState,
): Promise<{ id: string; cookie: string; isWhole: boolean }> {
  const id = newId();
  const until = Date.now() + FORM_SECONDS * 1000;
  return { id, ...(await sealShortened({ id, until, state }, LONGEST_COOKIE)) };
}

/**
 * Seals all that was typed, for a way that takes more than a cookie: with the page that is rendered at once, or through the form of the
 * sign-in page, which may take its time.
 */
export async function sealWhole(state: FormState, id = newId()): Promise<string> {
  const until = Date.now() + CARRIED_SECONDS * 1000;
  return (await sealShortened({ id, until, state }, LONGEST_CARRIED)).cookie;
}

const newId = () => randomUUID().slice(0, 8);

type Sealed = { id: string; until: number; state: FormState };

async function sealShortened(sealed: Sealed, most: number): Promise<{ cookie: string; isWhole: boolean }> {
  const cookie = await seal(sealed);
  const { state } = sealed;
  const [longest] = Object.entries(state.values ?? {}).sort(([, a], [, b]) => b.length - a.length);
  if (cookie.length <= most || !longest) return { cookie, isWhole: true };
  const { [longest[0]]: _, ...values } = state.values ?? {};
  return { ...(await sealShortened({ ...sealed, state: { ...state, values } }, most)), isWhole: false };
}

/** What the form on this page was answered, by the page's `form` parameter; undefined when it was not. */
export async function readFormState(id: string | string[] | undefined): Promise<FormState | undefined> {
  if (typeof id !== 'string') return undefined;
  const asked = await headers();
  const carried = await openFormState(asked.get(CARRIED_HEADER) ?? undefined, id);
  return carried ?? openFormState(cookieOf(asked, FORM_COOKIE), id);
}

/** What somebody had typed before they came to this page to sign in, sealed, for its forms to carry on; '' where there is nothing. */
export async function carriedHere(): Promise<string> {
  return (await headers()).get(CARRIED_HEADER) ?? '';
}

/** @param id of the answer; undefined takes whatever answer the cookie holds */
export async function openFormState(cookie: string | undefined, id?: string): Promise<FormState | undefined> {
  const sealed = cookie && ((await unseal(cookie)) as Sealed | undefined);
  if (!sealed || sealed.until < Date.now() || (id !== undefined && sealed.id !== id)) return undefined;
  return sealed.state;
}
