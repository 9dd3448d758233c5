import { isLocale, type Locale } from '../../locale.ts';

/** What is cut into files by its ids, so many to a file: a change touches one of them. */
export type Ranged = 'articles' | 'tags' | 'authors';

/** One file of the sitemap. `range` counts from 0. */
export type SitemapFile =
  | { kind: 'pages' }
  | { kind: 'news'; locale: Locale }
  | { kind: Ranged; range: number };

const RANGE = /^(articles|tags|authors)-(0|[1-9]\d{0,6})\.xml$/;
const NEWS = /^news-([a-z]+)\.xml$/;

/** The name of a file: `pages.xml`, `news-ja.xml`, `articles-3.xml`. */
export function sitemapFileName(file: SitemapFile): string {
  if (file.kind === 'pages') return 'pages.xml';
  return file.kind === 'news' ? `news-${file.locale}.xml` : `${file.kind}-${file.range}.xml`;
}

/** The file of a name in its one spelling, or null. */
export function parseSitemapFile(name: string): SitemapFile | null {
  if (name === 'pages.xml') return { kind: 'pages' };
  const [, locale] = NEWS.exec(name) ?? [];
  if (isLocale(locale)) return { kind: 'news', locale };
  const [, kind, range] = RANGE.exec(name) ?? [];
  return kind === undefined ? null : { kind: kind as Ranged, range: Number(range) };
}
