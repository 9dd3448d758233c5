import Negotiator from 'negotiator';
import { resolveAddress } from '#db/queries/resolve-address.ts';
import { FALLBACK_LOCALE, isLocale, LOCALES, type Locale } from '#lib/locale.ts';
import { articlePath, categoryPath, gonePath, homePath, missingPath, tagPath } from '#lib/urls.ts';

/** What the gateway does with a request, decided before anything is rendered. */
export type Decision =
  /** Next answers by itself: its own files, and those of public/. */
  | { do: 'pass' }
  /** Next renders the page at `url`; the answer carries `status` instead of its 200. */
  | { do: 'render'; url: string; status: 200 | 404 | 410 }
  | { do: 'redirect'; to: string; status: 302 | 308; headers?: Record<string, string> }
  | { do: 'refuse'; status: 400 | 405; reason: string };

const SCOPES = { articles: 'article', categories: 'category', tags: 'tag' } as const;
const PATHS = { article: articlePath, category: categoryPath, tag: tagPath };

/**
 * Decides what answers a request. Statuses come from the slug table, never from a component: by the time React runs, the
 * first bytes may be on their way.
 * @param target the request target as it was received
 * @param isPublicFile whether a path names a file of public/
 */
export async function resolveRequest(request: {
  method: string | undefined;
  target: string;
  acceptLanguage: string | undefined;
  isPublicFile: (path: string) => boolean;
}): Promise<Decision> {
  const { method, target } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    return { do: 'refuse', status: 405, reason: 'Pages can only be read: use GET or HEAD.' };
  }
  const [path = '', query = ''] = target.split('?', 2);
  const parts = decodePath(path);
  if (!parts) return { do: 'refuse', status: 400, reason: 'The address is not spelled as a URL.' };
  if (path.startsWith('/_next/') || request.isPublicFile(path)) return { do: 'pass' };

  const [section, room, name, ...rest] = parts;
  if (section === undefined) return negotiate(request.acceptLanguage);
  if (!isLocale(section) || rest.length > 0) return missing(isLocale(section) ? section : FALLBACK_LOCALE);
  if (room === undefined) return page(path, homePath(section));
  if (name === undefined) return statusPage(section, room, query);
  return entityPage(section, room, name, path);
}

async function entityPage(locale: Locale, room: string, name: string, path: string): Promise<Decision> {
  if (!(room in SCOPES)) return missing(locale);
  const scope = SCOPES[room as keyof typeof SCOPES];
  const slug = name.normalize('NFC');
  const resolution = await resolveAddress({ scope, locale, slug });
  switch (resolution.is) {
    case 'page':
      return page(path, PATHS[scope](locale, slug));
    case 'moved':
      return { do: 'redirect', status: 308, to: PATHS[scope](locale, resolution.slug) };
    case 'gone':
      return { do: 'render', status: 410, url: gonePath(locale, slug) };
    case 'missing':
      return missing(locale);
  }
}

/** The pages that missing and withdrawn addresses show can be opened themselves, with the same statuses. */
function statusPage(locale: Locale, room: string, query: string): Decision {
  if (room === 'missing') return { do: 'render', status: 404, url: missingPath(locale) };
  const slug = new URLSearchParams(query).get('slug') ?? undefined;
  if (room === 'gone') return { do: 'render', status: 410, url: gonePath(locale, slug) };
  return missing(locale);
}

/** Every page has one spelling of its address; another one that means the same leads to it. */
function page(asked: string, canonical: string): Decision {
  if (asked !== canonical) return { do: 'redirect', status: 308, to: canonical };
  return { do: 'render', status: 200, url: canonical };
}

const missing = (locale: Locale): Decision => ({ do: 'render', status: 404, url: missingPath(locale) });

/** `/` is the only address that looks at the reader's languages. */
function negotiate(acceptLanguage: string | undefined): Decision {
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage } });
  const wanted = acceptLanguage ? asked.language([...LOCALES]) : undefined;
  const locale = isLocale(wanted) ? wanted : FALLBACK_LOCALE;
  const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' };
  return { do: 'redirect', status: 302, to: homePath(locale), headers };
}

/** The decoded segments of a path, empty ones left out; null when it is no path or cannot be decoded. */
function decodePath(path: string): string[] | null {
  if (!path.startsWith('/')) return null;
  try {
    const parts = path.split('/').map(decodeURIComponent);
    return parts.some((part) => part.includes('\0')) ? null : parts.filter((part) => part !== '');
  } catch {
    return null;
  }
}
