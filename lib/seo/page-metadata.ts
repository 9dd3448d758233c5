import { type Locale, otherLocale } from '../locale.ts';
import { type DrawnSubject, SHARE_SHAPES, sharePath } from '../share/share-address.ts';
import { siteName } from '../site/site-settings.ts';
import { clip, displayWidth } from '../text-width.ts';
import { absoluteUrl } from '../urls.ts';
import { type FeedSource, feedLinks } from './feed-links.ts';

const OPEN_GRAPH_LOCALES = { ja: 'ja_JP', en: 'en_US' } as const satisfies Record<Locale, string>;

/** Most columns; a full-width character takes two. Search results show about this much of a description. */
const MOST = { title: 110, description: 300 };

export type PageFacts = {
  siteUrl: string;
  locale: Locale;
  /** What the page is called, without the name of the site. */
  title: string;
  /** Of the front page, which is called like the site: what the site says of itself. */
  line?: string;
  description: string;
  /** The address of the page itself, from lib/urls.ts. */
  path: string;
  /** The same page in the other language, if there is one. */
  translationPath: string | null;
  /** Where readers of any third language belong: a page of its own, no redirect. Only a page with a translation says so. */
  defaultPath: string | null;
  /** What the picture shows that stands for the page where somebody shares it; the name of the site where absent. */
  picture?: { subject: DrawnSubject; alt: string };
  feeds?: FeedSource;
};

/** What the head of a public page says to machines, in the shape that Next's `generateMetadata` returns. */
export function pageMetadata(page: PageFacts) {
  const { siteUrl, locale, path, translationPath, feeds } = page;
  const there = otherLocale(locale);
  const canonical = absoluteUrl(siteUrl, path);
  const description = clip(page.description, MOST.description);
  const { subject, alt } = page.picture ?? { subject: { kind: 'site', locale }, alt: siteName(locale) };
  return {
    title: { absolute: page.line ? `${siteName(locale)} | ${page.line}` : titleWithSite(page.title, locale) },
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
      ...(feeds && { types: feedLinks(siteUrl, feeds) }),
    },
    openGraph: {
      type: 'website' as 'website' | 'article',
      siteName: siteName(locale),
      title: page.title,
      description,
      url: canonical,
      locale: OPEN_GRAPH_LOCALES[locale],
      ...(translationPath && { alternateLocale: [OPEN_GRAPH_LOCALES[there]] }),
      images: [{ url: absoluteUrl(siteUrl, sharePath(subject, 'card')), ...SHARE_SHAPES.card, alt }],
    },
    twitter: { card: 'summary_large_image' as const },
    robots: { index: true, follow: true, 'max-image-preview': 'large' as const },
  };
}

/** The head of a page that stands for a missing or withdrawn one: nothing to index, no address of its own. */
export function statusMetadata(page: { locale: Locale; title: string }) {
  return {
    title: { absolute: titleWithSite(page.title, page.locale) },
    robots: { index: false, follow: true },
  };
}

/** @param title cut where it is long, so that the name of the site stands whole */
function titleWithSite(title: string, locale: Locale): string {
  const ending = ` | ${siteName(locale)}`;
  return clip(title, MOST.title - displayWidth(ending)) + ending;
}
