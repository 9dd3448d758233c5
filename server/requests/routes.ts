import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';
import {
  API_PATH,
  archivePath,
  authorsPath,
  categoriesPath,
  correctionsPath,
  displayPath,
  FEED_FILES,
  feedPath,
  feedsPath,
  homePath,
  INFO_PAGES,
  infoPath,
  manifestPath,
  openSearchPath,
  SITE_STYLE_PATH,
  SITEMAP_INDEX_PATH,
  savedPath,
  smartNewsPath,
  tagsPath,
  WORDMARK_PATH,
} from '#lib/urls.ts';
import { ofArticle, ofArticles, ofTopics } from './api-decisions.ts';
import {
  always,
  asParallel,
  asTate,
  byIndexNowKey,
  byLanguage,
  byMonth,
  bySitemap,
  bySlug,
  missing,
  ofWithdrawal,
  type Rule,
} from './decisions.ts';
import { ofSearch, ofSearchFeed } from './search-decisions.ts';

/**
 * What stands at an address, which decides how it is answered:
 * - `page`: a reader's page. Leaned, kept packed, sent with the policy of pages.
 * - `document`: what machines read. It has a media type of its own, is kept packed, and is sent as it was rendered.
 * - `picture`: like a document, but kept as it is: its bytes are packed already.
 * - `file`: bytes on the disk, or what the process says itself. Nothing of it is kept here.
 * - `private`: for staff, or for who has been given an address. Rendered each time, stored by nobody.
 */
type Kind = 'page' | 'document' | 'picture' | 'file' | 'private';

/** Whom an address is for: that decides what may be sent there (guard.ts). */
export type Area = 'reader' | 'desk' | 'api' | 'public-api' | 'preview';

/** What Next renders for all, and what is kept until something that it rests on changes. */
export type Rendered = { path: string; kind: Exclude<Kind, 'file' | 'private'>; rule: Rule };

type Route =
  | Rendered
  | { path: string; kind: 'file' }
  | { path: string; kind: 'private'; area: Exclude<Area, 'reader'>; hasEditor?: true };

/**
 * Every address there is, a line each, and the one place that says how it is answered. In a path `[locale]` is one of the
 * languages, `[name]` any one part, `[name].md` one that ends so, and `[...]` all that follows, or nothing. The first that fits
 * counts.
 */
const ROUTES: readonly Route[] = [
  { path: '/', kind: 'page', rule: byLanguage },
  { path: '/[locale]', kind: 'page', rule: always(homePath) },
  // The article as data and as Markdown. No slug has a full stop in it.
  { path: '/[locale]/articles/[name].json', kind: 'document', rule: bySlug('article', '.json') },
  { path: '/[locale]/articles/[name].md', kind: 'document', rule: bySlug('article', '.md') },
  { path: '/[locale]/articles/[name]', kind: 'page', rule: bySlug('article') },
  // The same in another setting.
  { path: '/[locale]/articles/[name]/parallel', kind: 'page', rule: asParallel },
  { path: '/[locale]/articles/[name]/tate', kind: 'page', rule: asTate },
  { path: '/[locale]/articles/[name]/history', kind: 'page', rule: bySlug('article', '/history') },
  // These have pages of their list: `?after=`.
  { path: '/[locale]/categories/[name]', kind: 'page', rule: bySlug('category') },
  { path: '/[locale]/tags/[name]', kind: 'page', rule: bySlug('tag') },
  { path: '/[locale]/authors/[name]', kind: 'page', rule: bySlug('author') },
  { path: '/[locale]/categories', kind: 'page', rule: always(categoriesPath) },
  { path: '/[locale]/tags', kind: 'page', rule: always(tagsPath) },
  { path: '/[locale]/authors', kind: 'page', rule: always(authorsPath) },
  // What is found is kept nowhere, however it is sent.
  { path: '/[locale]/search', kind: 'page', rule: ofSearch },
  { path: '/[locale]/search.xml', kind: 'document', rule: ofSearchFeed },
  { path: '/[locale]/archive/[name]', kind: 'page', rule: byMonth },
  { path: '/[locale]/archive', kind: 'page', rule: always(archivePath) },
  { path: '/[locale]/corrections', kind: 'page', rule: always(correctionsPath) },
  ...INFO_PAGES.map(
    (info): Route => ({
      path: `/[locale]/${info}`,
      kind: 'page',
      rule: always((locale) => infoPath(locale, info)),
    }),
  ),
  ...FEED_FILES.map(
    (file): Route => ({
      path: `/[locale]/${file}`,
      kind: 'document',
      rule: always((locale) => feedPath(homePath(locale), file)),
    }),
  ),
  ...FEED_FILES.map(
    (file): Route => ({
      path: `/[locale]/categories/[name]/${file}`,
      kind: 'document',
      rule: bySlug('category', `/${file}`),
    }),
  ),
  { path: '/[locale]/tags/[name]/feed.xml', kind: 'document', rule: bySlug('tag', '/feed.xml') },
  { path: '/[locale]/authors/[name]/feed.xml', kind: 'document', rule: bySlug('author', '/feed.xml') },
  { path: '/[locale]/smartnews.xml', kind: 'document', rule: always(smartNewsPath) },
  { path: '/[locale]/feeds', kind: 'page', rule: always(feedsPath) },
  { path: '/[locale]/display', kind: 'page', rule: always(displayPath) },
  { path: '/[locale]/saved', kind: 'page', rule: always(savedPath) },
  // What missing and withdrawn addresses show can be opened itself, with the same statuses.
  { path: '/[locale]/missing', kind: 'page', rule: ({ locale }) => missing(locale) },
  { path: '/[locale]/gone', kind: 'page', rule: ofWithdrawal },

  { path: '/[locale]/manifest.webmanifest', kind: 'document', rule: always(manifestPath) },
  { path: '/[locale]/opensearch.xml', kind: 'document', rule: always(openSearchPath) },

  { path: SITE_STYLE_PATH, kind: 'document', rule: always(() => SITE_STYLE_PATH) },
  { path: WORDMARK_PATH, kind: 'document', rule: always(() => WORDMARK_PATH) },
  { path: '/robots.txt', kind: 'document', rule: always(() => '/robots.txt') },
  { path: '/sitemap.xml', kind: 'document', rule: always(() => SITEMAP_INDEX_PATH) },
  { path: '/sitemaps/[name]', kind: 'document', rule: bySitemap },
  { path: '/llms.txt', kind: 'document', rule: always(() => '/llms.txt') },
  { path: '/.well-known/security.txt', kind: 'document', rule: always(() => '/.well-known/security.txt') },

  { path: '/[name].txt', kind: 'document', rule: byIndexNowKey },

  // What lib/api/routes.ts lets anybody read.
  { path: '/api/v1', kind: 'document', rule: always(() => API_PATH) },
  { path: '/api/v1/openapi.json', kind: 'document', rule: always(() => `${API_PATH}/openapi.json`) },
  { path: '/api/v1/articles', kind: 'document', rule: ofArticles },
  { path: '/api/v1/articles/[name]', kind: 'document', rule: ofArticle },
  { path: '/api/v1/categories', kind: 'document', rule: always(() => `${API_PATH}/categories`) },
  { path: '/api/v1/tags', kind: 'document', rule: ofTopics('tag') },
  { path: '/api/v1/authors', kind: 'document', rule: ofTopics('author') },

  // These are drawn in the browser. All other pages of the desk go without the framework's scripts, as readers' do.
  { path: '/admin/articles/[name]', kind: 'private', area: 'desk', hasEditor: true },
  { path: '/admin/import', kind: 'private', area: 'desk', hasEditor: true },
  { path: '/admin/[...]', kind: 'private', area: 'desk' },
  { path: '/api/v1/[...]', kind: 'private', area: 'public-api' },
  { path: '/api/mcp', kind: 'private', area: 'public-api' },
  { path: '/api/[...]', kind: 'private', area: 'api' },
  { path: '/[locale]/preview/[...]', kind: 'private', area: 'preview' },

  { path: '/healthz', kind: 'file' },
  { path: '/readyz', kind: 'file' },
  { path: '/status', kind: 'file' },
  { path: '/speculation-rules.json', kind: 'file' },
  { path: '/[locale]/suggest.json', kind: 'file' },
  { path: '/media/[...]', kind: 'file' },
  { path: '/share/[name]', kind: 'file' },
  { path: '/assets/[...]', kind: 'file' },
  { path: '/_next/static/[...]', kind: 'file' },
];

/** Where a path stands in the table, with its parts; undefined when it does not. */
type Place = { route: Route; locale: Locale; name: string };

const PATTERNS = ROUTES.map((route) => ({ route, parts: partsOf(route.path) }));
const PRIVATE = PATTERNS.filter(({ route }) => route.kind === 'private');

/**
 * Finds a path in the table. Authors choose names; the other parts of an address are ours, and mean the same in upper case.
 * @param path as the guard let it through: it can be decoded
 */
export function placeOf(path: string): Place | undefined {
  const asked = partsOf(path).map(decodeURIComponent);
  for (const { route, parts } of PATTERNS) {
    const place = matchParts(parts, asked, (ours, theirs) => ours === theirs.toLowerCase());
    if (place) return { route, ...place };
  }
  return undefined;
}

/** Whether Next renders what is at a path; all else may be a file. */
export function isRendered(path: string): boolean {
  const place = placeOf(path);
  return place !== undefined && 'rule' in place.route;
}

/** Whether a page of the desk is drawn by the framework's scripts. */
export function hasEditor(path: string): boolean {
  const route = placeOf(path)?.route;
  return route?.kind === 'private' && route.hasEditor === true;
}

/** Whom an address is for. What is not for readers has to be spelled exactly. */
export function areaOf(path: string): Area {
  const asked = path.split('/').slice(1);
  for (const { route, parts } of PRIVATE) {
    if (route.kind === 'private' && matchParts(parts, asked, (ours, theirs) => ours === theirs))
      return route.area;
  }
  return 'reader';
}

function matchParts(
  parts: string[],
  asked: string[],
  isSame: (ours: string, theirs: string) => boolean,
): Omit<Place, 'route'> | undefined {
  const isOpen = parts.at(-1) === '[...]';
  if (isOpen ? asked.length < parts.length - 1 : asked.length !== parts.length) return undefined;
  const place: Omit<Place, 'route'> = { locale: FALLBACK_LOCALE, name: '' };
  for (const [index, ours] of parts.entries()) {
    const theirs = asked[index] ?? '';
    if (ours === '[...]') return place;
    if (ours.startsWith('[name]')) {
      const ending = ours.slice('[name]'.length);
      if (!theirs.endsWith(ending)) return undefined;
      place.name = theirs.slice(0, theirs.length - ending.length);
    } else if (ours !== '[locale]') {
      if (!isSame(ours, theirs)) return undefined;
    } else {
      const locale = theirs.toLowerCase();
      if (!isLocale(locale)) return undefined;
      place.locale = locale;
    }
  }
  return place;
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}
