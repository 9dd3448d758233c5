import type { Element } from 'xast';
import type { Raw } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { machineTime } from '../../dates.ts';
import { LOCALES, type Locale } from '../../locale.ts';
import { absoluteUrl, sitemapPath } from '../../urls.ts';
import { printedXml, printXml } from '../print-xml.ts';
import { type SitemapFile, sitemapFileName } from './sitemap-files.ts';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A page in the languages that it has: two addresses, or one. */
export type SitemapPage = Partial<Record<Locale, { path: string; lastModified?: Date; images?: string[] }>>;

/** The list of all files. It has no dates: whoever asks for a file again is told by its ETag whether it changed. */
export function sitemapIndex(files: SitemapFile[], siteUrl: string): string {
  const entries = files.map((file) =>
    x('sitemap', [x('loc', absoluteUrl(siteUrl, sitemapPath(sitemapFileName(file))))]),
  );
  return printXml(x('sitemapindex', { xmlns: SITEMAP }, entries));
}

/** So many pages are printed in one turn of the event loop: some milliseconds, where a whole file takes a hundred. */
const SLICE = 50;
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * One file: an entry for each address, with the other language's, the picture that stands for it and those of its text.
 * @param pages are taken from where they come slice by slice, and others have their turn between
 */
export async function sitemap(
  pages: Iterable<SitemapPage> | AsyncIterable<SitemapPage>,
  siteUrl: string,
): Promise<string> {
  const namespaces = {
    xmlns: SITEMAP,
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  };
  const printed: Raw[] = [];
  let slice: Element[] = [];
  let taken = 0;
  for await (const page of pages) {
    slice.push(...entriesOf(page, siteUrl));
    if (++taken % SLICE > 0) continue;
    printed.push(printedXml(slice));
    slice = [];
    await nextTurn();
  }
  return printXml(x('urlset', namespaces, [...printed, ...slice]));
}

function entriesOf(page: SitemapPage, siteUrl: string): Element[] {
  const entries = LOCALES.flatMap((locale) => {
    const here = page[locale];
    return here ? [{ ...here, locale, loc: absoluteUrl(siteUrl, here.path) }] : [];
  });
  const alternates = alternatesOf(entries);
  return entries.map(({ loc, lastModified, images = [] }) =>
    x('url', [
      x('loc', loc),
      ...(lastModified ? [x('lastmod', machineTime(lastModified))] : []),
      ...alternates,
      ...images.map((image) => x('image:image', [x('image:loc', absoluteUrl(siteUrl, image))])),
    ]),
  );
}

/** What the page's own head says (page-metadata.ts): both languages, and English for readers of any third. */
function alternatesOf(entries: { locale: Locale; loc: string }[]): Element[] {
  const english = entries.find(({ locale }) => locale === 'en');
  if (!english || entries.length < 2) return [];
  return [...entries.map(({ locale, loc }) => [locale, loc]), ['x-default', english.loc]].map(
    ([hreflang, href]) => x('xhtml:link', { rel: 'alternate', hreflang, href }),
  );
}

/** The stories of the last two days in one language, for news searches. */
export function newsSitemap(
  stories: { path: string; title: string; publishedAt: Date }[],
  { locale, siteName, siteUrl }: { locale: Locale; siteName: string; siteUrl: string },
): string {
  const namespaces = { xmlns: SITEMAP, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' };
  const entries = stories.map(({ path, title, publishedAt }) =>
    x('url', [
      x('loc', absoluteUrl(siteUrl, path)),
      x('news:news', [
        x('news:publication', [x('news:name', siteName), x('news:language', locale)]),
        x('news:publication_date', machineTime(publishedAt)),
        x('news:title', title),
      ]),
    ]),
  );
  return printXml(x('urlset', namespaces, entries));
}
