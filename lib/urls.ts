import type { Locale } from './locale.ts';

/*
 * The only place that composes addresses. Every page has exactly one spelling: NFC, percent-encoded in upper-case
 * hexadecimal, no slash at the end.
 */

export const homePath = (locale: Locale): string => `/${locale}`;

export const articlePath = (locale: Locale, slug: string): string => `/${locale}/articles/${encode(slug)}`;

/** Both editions of an article side by side, this language first. */
export const parallelPath = (locale: Locale, slug: string): string => `${articlePath(locale, slug)}/parallel`;

/** An article in Japanese, set downwards. */
export const tatePath = (slug: string): string => `${articlePath('ja', slug)}/tate`;

/** What was published, updated and corrected in an article, and when. */
export const historyPath = (locale: Locale, slug: string): string => `${articlePath(locale, slug)}/history`;

export const categoryPath = (locale: Locale, slug: string): string => `/${locale}/categories/${encode(slug)}`;

export const tagPath = (locale: Locale, slug: string): string => `/${locale}/tags/${encode(slug)}`;

export const authorPath = (locale: Locale, slug: string): string => `/${locale}/authors/${encode(slug)}`;

/** The pages of topics, by their kind. */
export const TOPIC_PATHS = { category: categoryPath, tag: tagPath, author: authorPath } as const;

export const archivePath = (locale: Locale): string => `/${locale}/archive`;

/** What was corrected, newest first. */
export const correctionsPath = (locale: Locale): string => `/${locale}/corrections`;

/** The stories of one month of Japan's calendar, written `2026-11`. */
export const archiveMonthPath = (locale: Locale, month: string): string => `/${locale}/archive/${month}`;

/** All categories, tags or authors of a language. */
export const categoriesPath = (locale: Locale): string => `/${locale}/categories`;
export const tagsPath = (locale: Locale): string => `/${locale}/tags`;
export const authorsPath = (locale: Locale): string => `/${locale}/authors`;

/** The pages of all topics of a kind. */
export const HUB_PATHS = { category: categoriesPath, tag: tagsPath, author: authorsPath } as const;

/** Where readers search; what they search for is the query (lib/search/search-address.ts). */
export const searchPath = (locale: Locale): string => `/${locale}/search`;

/** What a search finds, newest first, as RSS. */
export const searchFeedPath = (locale: Locale): string => `/${locale}/search.xml`;

/** How browsers search here (OpenSearch). */
export const openSearchPath = (locale: Locale): string => `/${locale}/opensearch.xml`;

/** The pages that say who publishes here, how, and by what rules. */
export const INFO_PAGES = ['about', 'editorial-policy', 'contact', 'privacy', 'accessibility'] as const;
export type InfoPage = (typeof INFO_PAGES)[number];

export const infoPath = (locale: Locale, page: InfoPage): string => `/${locale}/${page}`;

/** The feeds of the front page and of each category: RSS 2.0, Atom, JSON Feed. Tags and authors have the first. */
export const FEED_FILES = ['feed.xml', 'atom.xml', 'feed.json'] as const;
export type FeedFile = (typeof FEED_FILES)[number];

/** @param page the path of the page whose stories the feed has */
export const feedPath = (page: string, file: FeedFile): string => `${page}/${file}`;

/** The feed of a language as SmartNews takes it in. */
export const smartNewsPath = (locale: Locale): string => `/${locale}/smartnews.xml`;

/** How pages look to a reader, and the articles that they keep: pages that only their own browser fills. */
export const displayPath = (locale: Locale): string => `/${locale}/display`;
export const savedPath = (locale: Locale): string => `/${locale}/saved`;

/** Where people find all feeds of a language. */
export const feedsPath = (locale: Locale): string => `/${locale}/feeds`;

/** An article as data (`.json`) or as Markdown (`.md`). */
export const articleFilePath = (locale: Locale, slug: string, ending: '.json' | '.md'): string =>
  articlePath(locale, slug) + ending;

export const manifestPath = (locale: Locale): string => `/${locale}/manifest.webmanifest`;

export const SITEMAP_INDEX_PATH = '/sitemap.xml';

/** One file of the sitemap: `pages.xml`, `news-ja.xml`, `articles-3.xml` … (lib/seo/sitemaps/sitemap-files.ts). */
export const sitemapPath = (file: string): string => `/sitemaps/${file}`;

/** Where search engines look up that an IndexNow key is this site's. */
export const indexNowPath = (key: string): string => `/${key}.txt`;

/** Where Next renders that file: its public name is the operator's. */
export const INDEXNOW_FILE = '/indexnow.txt';

/** The API for programs of others (lib/api/). */
export const API_PATH = '/api/v1';

/** An article in the API, whatever its addresses and languages. */
export const apiArticlePath = (articleId: number): string => `${API_PATH}/articles/${articleId}`;

/** One of its editions, for who writes it. */
export const apiEditionPath = (articleId: number, locale: Locale): string =>
  `${apiArticlePath(articleId)}/editions/${locale}`;

/** The tools for assistants (app/api/mcp). */
export const MCP_PATH = '/api/mcp';

export const mediaPath = (file: string): string => `/media/${file}`;

/** What may be meant by what is typed into a search field, as JSON: `?q=`. */
export const suggestionsPath = (locale: Locale): string => `/${locale}/suggest.json`;

/** The page that unknown addresses of a language show. */
export const missingPath = (locale: Locale): string => `/${locale}/missing`;

/** The page that withdrawn addresses show; with the slug it can say why. */
export const gonePath = (locale: Locale, slug?: string): string =>
  `/${locale}/gone${slug === undefined ? '' : `?slug=${encode(slug)}`}`;

/**
 * The whole address of a path.
 * @param siteUrl the public origin, with or without a slash at the end
 */
export function absoluteUrl(siteUrl: string, path: string): string {
  return new URL(path, siteUrl).href;
}

/** The slug in a path segment, whether it arrives encoded or not; one that cannot be decoded is itself. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment;
  }
}

// Half a surrogate pair cannot be encoded; it becomes U+FFFD, which no slug contains, so the page is missing.
function encode(segment: string): string {
  return encodeURIComponent(segment.normalize('NFC').toWellFormed());
}

/** The drawing of the site's name, and the styles of a site that has colours or a drawing of its own. */
export const WORDMARK_PATH = '/wordmark.svg';
export const SITE_STYLE_PATH = '/site.css';
