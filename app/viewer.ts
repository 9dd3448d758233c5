import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { findViewer } from '#db/auth/find-viewer.ts';
import type { Viewer } from '#db/auth/viewer.ts';
import { signInPath } from '#lib/desk/paths.ts';
import { isLocale, type Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';

/** Keeps the language of the desk for a browser in which nobody is signed in. */
export const LANGUAGE_COOKIE = 'prism_desk_language';

/** Who is signed in, looked up once for each request; null when nobody is. */
export const currentViewer = cache(async (): Promise<Viewer | null> => findViewer(await headers()));

/**
 * Who is signed in; a page asks this first. Who is signed out goes to the sign-in page and comes back afterwards.
 * Being signed in is no right: queries and commands check the role.
 * @param path the address of the page with its query
 */
export async function requireViewer(path?: string): Promise<Viewer> {
  return (await currentViewer()) ?? redirect(signInPath(path));
}

/** The language of the desk for this request: the account's, else this browser's choice, else what it asks for. */
export const deskLocale = cache(
  async (): Promise<Locale> => localeOf(await headers(), await currentViewer()),
);

/** The same for route handlers, by the headers of a request and whoever is signed in. */
export function localeOf(headers: Headers, viewer: Viewer | null): Locale {
  if (viewer) return viewer.locale;
  const chosen = cookieOf(headers, LANGUAGE_COOKIE);
  return isLocale(chosen) ? chosen : preferredLocale(headers.get('accept-language'));
}

/** One of our own cookies, whose values are spelled without escapes. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const pairs = headers.get('cookie')?.split(';') ?? [];
  return pairs
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
