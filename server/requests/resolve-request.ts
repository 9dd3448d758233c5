import { getWithdrawal } from '#db/queries/addresses/get-withdrawal.ts';
import { resolveAddress } from '#db/queries/addresses/resolve-address.ts';
import type { List } from '#db/queries/editions/teaser.ts';
import { isInList } from '#db/queries/lists/is-in-list.ts';
import { listArchive, listOfMonth } from '#db/queries/lists/list-archive.ts';
import { afterQuery, parseAfter } from '#lib/cursor.ts';
import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
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

/** What the gateway does with a request for readers, decided before anything is rendered. */
export type Decision =
  /** Next renders the page at `url`; the answer carries `status` instead of its 200. */
  | { do: 'render'; url: string; status: 200 | 404 | 410 }
  | { do: 'redirect'; to: string; status: 302 | 308; headers?: Record<string, string> };

const SCOPES = { articles: 'article', categories: 'category', tags: 'tag', authors: 'author' } as const;
const PATHS = { article: articlePath, category: categoryPath, tag: tagPath, author: authorPath };

/**
 * Decides what answers a request. Statuses come from the slug table, never from a component: by the time React runs, the
 * first bytes may be on their way.
 * @param target the request target as the guard let it through: it begins with a slash and can be decoded
 */
export async function resolveRequest(request: {
  target: string;
  acceptLanguage: string | undefined;
}): Promise<Decision> {
  const [path = '', query = ''] = request.target.split('?', 2);
  const [first, place, name, ...rest] = path.split('/').map(decodeURIComponent).filter(Boolean);
  if (first === undefined) return negotiate(request.acceptLanguage);
  // Authors choose slugs; the other names in an address are ours and always lower-case.
  const language = first.toLowerCase();
  const room = place?.toLowerCase();
  if (!isLocale(language) || rest.length > 0) return missing(isLocale(language) ? language : FALLBACK_LOCALE);
  if (room === undefined) return page(path, homePath(language));
  const asked = { path, query, locale: language };
  if (room === 'archive') return archivePage(asked, name);
  return name === undefined ? singlePage(asked, room) : entityPage(asked, room, name);
}

type Asked = { path: string; query: string; locale: Locale };

async function entityPage(asked: Asked, room: string, name: string): Promise<Decision> {
  const { path, locale } = asked;
  if (!(room in SCOPES)) return missing(locale);
  const scope = SCOPES[room as keyof typeof SCOPES];
  const slug = name.normalize('NFC');
  const resolution = await resolveAddress({ scope, locale, slug });
  switch (resolution.is) {
    case 'page': {
      const canonical = PATHS[scope](locale, slug);
      if (scope === 'article') return page(path, canonical);
      return listPage(asked, canonical, { kind: scope, entityId: resolution.id });
    }
    case 'moved':
      return { do: 'redirect', status: 308, to: PATHS[scope](locale, resolution.slug) };
    case 'gone':
      return { do: 'render', status: 410, url: gonePath(locale, slug) };
    case 'missing':
      return missing(locale);
  }
}

/** Months without public stories have no page, or there would be thousands of empty ones. */
async function archivePage(asked: Asked, month: string | undefined): Promise<Decision> {
  const { path, locale } = asked;
  if (month === undefined) return page(path, archivePath(locale));
  const list = listOfMonth(month);
  const { teasers } = await listArchive({ locale, month });
  if (!list || teasers.length === 0) return missing(locale);
  return listPage(asked, archiveMonthPath(locale, month), list);
}

/**
 * A page of a list. A place that is not in it leads to the newest page: it was invented, and each would be rendered, or
 * its story has since left the list.
 */
async function listPage({ path, query, locale }: Asked, canonical: string, list: List): Promise<Decision> {
  const place = parseAfter(new URLSearchParams(query).get('after'));
  if (!place) return page(path, canonical);
  const isElsewhere = path !== canonical;
  if (isElsewhere || (await isInList({ locale, list, place }))) {
    return page(path, canonical, afterQuery(place));
  }
  return { do: 'redirect', status: 302, to: canonical };
}

async function singlePage({ path, query, locale }: Asked, room: string): Promise<Decision> {
  const info = INFO_PAGES.find((name) => name === room);
  if (info) return page(path, infoPath(locale, info));
  // The pages that missing and withdrawn addresses show can be opened themselves, with the same statuses.
  if (room === 'gone') {
    const slug = new URLSearchParams(query).get('slug')?.normalize('NFC');
    // A page for each slug that somebody invents would be rendered for nothing.
    const isKnown = slug !== undefined && (await getWithdrawal({ locale, slug })) !== null;
    return { do: 'render', status: 410, url: gonePath(locale, isKnown ? slug : undefined) };
  }
  return missing(locale);
}

/**
 * Every page has one spelling of its address; another one that means the same leads to it.
 * @param query what the page takes of it, in its one spelling; all else is dropped
 */
function page(asked: string, canonical: string, query = ''): Decision {
  if (asked !== canonical) return { do: 'redirect', status: 308, to: canonical + query };
  return { do: 'render', status: 200, url: canonical + query };
}

const missing = (locale: Locale): Decision => ({ do: 'render', status: 404, url: missingPath(locale) });

/** `/` is the only address that looks at the reader's languages. */
function negotiate(acceptLanguage: string | undefined): Decision {
  const locale = preferredLocale(acceptLanguage);
  const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' };
  return { do: 'redirect', status: 302, to: homePath(locale), headers };
}
