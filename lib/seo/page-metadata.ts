import { type Locale, otherLocale } from '../locale.ts';
import { clip } from '../text-width.ts';
import { absoluteUrl } from '../urls.ts';

export const SITE_NAME = 'PRISM News';

const OPEN_GRAPH_LOCALES = { ja: 'ja_JP', en: 'en_US' } as const satisfies Record<Locale, string>;

/** Most columns of a description; a full-width character takes two. Search results show about this much. */
const MAX_DESCRIPTION_COLUMNS = 300;

export type PageFacts = {
  siteUrl: string;
  locale: Locale;
  /** What the page is called, without the name of the site. */
  title: string;
  description: string;
  /** The address of the page itself, from lib/urls.ts. */
  path: string;
  /** The same page in the other language, if there is one. */
  translationPath: string | null;
  /** Where readers of any third language belong; only a page with a translation says so. */
  defaultPath: string | null;
};

/** What the head of a public page says to machines, in the shape that Next's `generateMetadata` returns. */
export function pageMetadata(page: PageFacts) {
  const { siteUrl, locale, path, translationPath } = page;
  const there = otherLocale(locale);
  const canonical = absoluteUrl(siteUrl, path);
  const description = clip(page.description, MAX_DESCRIPTION_COLUMNS);
  return {
    title: { absolute: titleWithSite(page.title) },
    description,
    alternates: {
      canonical,
      ...(translationPath && {
        languages: {
          [locale]: canonical,
          [there]: absoluteUrl(siteUrl, translationPath),
          ...(page.defaultPath && { 'x-default': absoluteUrl(siteUrl, page.defaultPath) }),
        },
      }),
    },
    openGraph: {
      type: 'website' as 'website' | 'article',
      siteName: SITE_NAME,
      title: page.title,
      description,
      url: canonical,
      locale: OPEN_GRAPH_LOCALES[locale],
      ...(translationPath && { alternateLocale: [OPEN_GRAPH_LOCALES[there]] }),
    },
    twitter: { card: 'summary' as const },
    robots: { index: true, follow: true, 'max-image-preview': 'large' as const },
  };
}

/** The head of a page that stands for a missing or withdrawn one: nothing to index, no address of its own. */
export function statusMetadata(page: { title: string }) {
  return { title: { absolute: titleWithSite(page.title) }, robots: { index: false, follow: true } };
}

const titleWithSite = (title: string) => (title === SITE_NAME ? title : `${title} | ${SITE_NAME}`);
