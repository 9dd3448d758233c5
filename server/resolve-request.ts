import Negotiator from 'negotiator';
import { listArchive } from '#db/queries/list-archive.ts';
import { resolveAddress } from '#db/queries/resolve-address.ts';
import { afterQuery, parseAfter } from '#lib/cursor.ts';
import { FALLBACK_LOCALE, isLocale, LOCALES, type Locale } from '#lib/locale.ts';
import {
  archiveMonthPath,
  archivePath,
  articlePath,
  authorPath,
  categoryPath,
  gonePath,
  homePath,
  INFO_PAGES,
  infoPath,
  missingPath,
  tagPath,
} from '#lib/urls.ts';

/** What the gateway does with a request, decided before anything is rendered. */
export type Decision =
  /** Next answers by itself: its own files, and those of public/. */
  | { do: 'pass' }
  /** Next renders the page at `url`; the answer carries `status` instead of its 200. */
  | { do: 'render'; url: string; status: 200 | 404 | 410 }
  | { do: 'redirect'; to: string; status: 302 | 308; headers?: Record<string, string> }
  | { do: 'refuse'; status: 400 | 405; reason: string };

const SCOPES = { articles: 'article', categories: 'category', tags: 'tag', authors: 'author' } as const;
const PATHS = { article: articlePath, category: categoryPath, tag: tagPath, author: authorPath };

/**
 * Decides what answers a request. Statuses come from the slug table, never from a component: by the time React runs, the
 * first bytes may be on their way.
 * @param target the request target as it was received
 * @param isFile whether a path is one that Next serves by itself: a file of its build, or of public/
 */
export async function resolveRequest(request: {
  method: string | undefined;
  target: string;
  acceptLanguage: string | undefined;
  isFile: (path: string) => boolean;
}): Promise<Decision> {
  const { method, target } = request;
  if (/^\/(admin|api)(\/|\?|$)/.test(target)) return { do: 'pass' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { do: 'refuse', status: 405, reason: 'Pages can only be read: use GET or HEAD.' };
  }
  const [path = '', query = ''] = target.split('?', 2);
  const parts = decodePath(path);
  if (!parts) return { do: 'refuse', status: 400, reason: 'The address is not spelled as a URL.' };
  if (request.isFile(path)) return { do: 'pass' };

  const [section, room, name, ...rest] = parts;
  if (section === undefined) return negotiate(request.acceptLanguage);
  if (!isLocale(section) || rest.length > 0) return missing(isLocale(section) ? section : FALLBACK_LOCALE);
  if (room === undefined) return page(path, homePath(section));
  const asked = { path, query, locale: section };
  if (room === 'archive') return archivePage(asked, name);
  // For staff alone, who see in it what they write: the page asks who is signed in.
  if (room === 'preview') return /^\d{1,15}$/.test(name ?? '') ? { do: 'pass' } : missing(section);
  return name === undefined ? singlePage(asked, room) : entityPage(asked, room, name);
}

type Asked = { path: string; query: string; locale: Locale };

async function entityPage({ path, query, locale }: Asked, room: string, name: string): Promise<Decision> {
  if (!(room in SCOPES)) return missing(locale);
  const scope = SCOPES[room as keyof typeof SCOPES];
  const slug = name.normalize('NFC');
  const resolution = await resolveAddress({ scope, locale, slug });
  switch (resolution.is) {
    case 'page':
      return page(path, PATHS[scope](locale, slug), scope === 'article' ? '' : afterOf(query));
    case 'moved':
      return { do: 'redirect', status: 308, to: PATHS[scope](locale, resolution.slug) };
    case 'gone':
      return { do: 'render', status: 410, url: gonePath(locale, slug) };
    case 'missing':
      return missing(locale);
  }
}

/** Months without public stories have no page, or there would be thousands of empty ones. */
async function archivePage({ path, query, locale }: Asked, month: string | undefined): Promise<Decision> {
  if (month === undefined) return page(path, archivePath(locale));
  const { teasers } = await listArchive({ locale, month });
  if (teasers.length === 0) return missing(locale);
  return page(path, archiveMonthPath(locale, month), afterOf(query));
}

function singlePage({ path, query, locale }: Asked, room: string): Decision {
  const info = INFO_PAGES.find((name) => name === room);
  if (info) return page(path, infoPath(locale, info));
  // The pages that missing and withdrawn addresses show can be opened themselves, with the same statuses.
  const slug = new URLSearchParams(query).get('slug') ?? undefined;
  if (room === 'gone') return { do: 'render', status: 410, url: gonePath(locale, slug) };
  return missing(locale);
}

/** Every page has one spelling of its address; another one that means the same leads to it. */
function page(asked: string, canonical: string, query = ''): Decision {
  if (asked !== canonical) return { do: 'redirect', status: 308, to: canonical + query };
  return { do: 'render', status: 200, url: canonical + query };
}

/** The one parameter that lists take, in its one spelling; all others are dropped. */
function afterOf(query: string): string {
  const cursor = parseAfter(new URLSearchParams(query).get('after'));
  return cursor ? afterQuery(cursor) : '';
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
