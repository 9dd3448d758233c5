import { LOCALES, type Locale } from '../locale.ts';
import { INFO_PAGES, type InfoPage } from '../urls.ts';

/** What administrators say of the site in one language. '' where they say nothing: then the default stands. */
export type SiteWords = {
  name: string;
  /** One or two sentences: in search results, feeds, the manifest and llms.txt. */
  description: string;
  /** One line under the name: in the title of the front page, at the foot, and in the picture that stands for the site. */
  line: string;
  /** Who publishes it. */
  publisher: string;
  /** An e-mail address, a web address or a sentence. */
  contact: string;
};

export const SITE_WORDS = [
  'name',
  'description',
  'line',
  'publisher',
  'contact',
] as const satisfies (keyof SiteWords)[];

/** Most characters of each, and of the Markdown of a page. A form has room for 65,536 bytes, of which a Japanese letter takes nine. */
export const SITE_LIMITS = { name: 40, description: 300, line: 100, publisher: 100, contact: 300 } as const;
export const PAGE_LIMITS = { ja: 6_000, en: 20_000 } as const satisfies Record<Locale, number>;

/** Colours as `#rrggbb`: one on the light ground, one on the dark. */
export type Accent = { light: string; dark: string };

/** A drawing that was cleaned (wordmark.ts), and its size in its own units. */
export type SiteWordmark = { svg: string; width: number; height: number };

/** All that administrators have set. What they have not is '', or null. */
export type SiteSettings = {
  words: Record<Locale, SiteWords>;
  /** The pages about the site, as restricted Markdown (page-text.ts). */
  pages: Record<Locale, Record<InfoPage, string>>;
  accent: Accent | null;
  wordmark: SiteWordmark | null;
};

/** The name of the program, and of a site that has given itself no other. */
export const PROGRAM_NAME = 'PRISM News';

const byLocale = <T>(make: () => T): Record<Locale, T> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, make()])) as Record<Locale, T>;

/** What holds before anybody has set anything. */
export const nothingSet = (): SiteSettings => ({
  words: byLocale(() => ({ name: '', description: '', line: '', publisher: '', contact: '' })),
  pages: byLocale(() => Object.fromEntries(INFO_PAGES.map((page) => [page, ''])) as Record<InfoPage, string>),
  accent: null,
  wordmark: null,
});

const KEY = Symbol.for('prism.site');

type Shared = { [KEY]?: SiteSettings };

/**
 * What is set, as this process has read it last (server/cache/refresh-site.ts): in globalThis, as the settings of the process are.
 * The one place from which pages, feeds, files and pictures have the site's name and look.
 */
export function siteSettings(): SiteSettings {
  const shared = globalThis as Shared;
  shared[KEY] ??= nothingSet();
  return shared[KEY];
}

/** Makes `settings` those of this process. */
export function setSiteSettings(settings: SiteSettings): void {
  (globalThis as Shared)[KEY] = settings;
}

/** What the site is called in a language. */
export const siteName = (locale: Locale): string => siteSettings().words[locale].name || PROGRAM_NAME;

/** Whether the site has the program's own name in a language, and so may show its mark and logo. */
export const hasProgramName = (locale: Locale): boolean => siteName(locale) === PROGRAM_NAME;
