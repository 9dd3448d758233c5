import { cleanName } from '#lib/article/clean-text.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Locale } from '#lib/locale.ts';
import { readDate } from '../../meta/dates.ts';
import type { ImportFields } from '../../report.ts';
import { attribute } from './dom.ts';

/** What a page says of its article in its head and in data for machines, and which element is its headline. */
export type PageFacts = {
  fields: ImportFields;
  headlineElement: Element | undefined;
  description: string;
  /** It says that only a part may be read for free. */
  isPaid: boolean;
};

const ARTICLE = /(?:Article|BlogPosting|Report)$/;
const HIGHEST = 10;

/** @param jsonLd the texts of its scripts for machines; what is no JSON is passed over */
export function pageFacts(document: Document, jsonLd: string[]): PageFacts {
  const data =
    jsonLd
      .flatMap(objectsIn)
      .find(({ '@type': type }) => listOf(type).some((each) => ARTICLE.test(String(each)))) ?? {};
  const meta = metaOf(document);
  const title = cleanName(document.querySelector('title')?.textContent ?? '');
  const titles = [textOf(data.headline), meta('og:title'), meta('twitter:title'), title].filter(Boolean);
  const headlineElement = headlineIn(document, titles, meta('og:site_name'));
  const written = headlineElement ? undefined : titles[0] && withoutSite(titles[0], meta('og:site_name'));
  const publishedAt = firstDate([
    data.datePublished,
    meta('article:published_time'),
    timeIn(document),
    meta('date'),
    meta('pubdate'),
  ]);
  const modifiedAt = firstDate([data.dateModified, meta('article:modified_time')]);
  const sourceUrl = [
    attribute(document.querySelector('link[rel="canonical"]') ?? document.documentElement, 'href'),
    meta('og:url'),
    textOf(data.url),
  ].find((address) => /^https?:\/\//i.test(address) && URL.canParse(address));
  const authors = authorsOf(data, meta);
  const tags = tagsOf(document, data);
  const category = textOf(listOf(data.articleSection)[0]) || meta('article:section');
  return {
    headlineElement,
    description: meta('description') || meta('og:description') || textOf(data.description),
    isPaid: /^false$/i.test(String(data.isAccessibleForFree ?? '')),
    fields: {
      ...(written && { headline: written }),
      ...(publishedAt && { publishedAt }),
      ...(modifiedAt && { modifiedAt }),
      ...(authors.length > 0 && { authors }),
      ...(tags.length > 0 && { tags }),
      ...(category && { category }),
      ...(sourceUrl && { sourceUrl }),
      ...localeIn(
        attribute(document.documentElement, 'lang') || textOf(data.inLanguage) || meta('og:locale'),
      ),
    },
  };
}

/** A language as pages name it. */
export function localeIn(tag: string): { language?: Locale } {
  const language = tag.trim().toLowerCase().split(/[-_]/, 1)[0];
  return language === 'ja' || language === 'en' ? { language } : {};
}

type Data = Record<string, unknown>;

function objectsIn(json: string): Data[] {
  try {
    return flattened(JSON.parse(json), 0);
  } catch {
    return [];
  }
}

function flattened(value: unknown, depth: number): Data[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flattened(each, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Data;
  return [object, ...flattened(object['@graph'], depth + 1), ...flattened(object.mainEntity, depth + 1)];
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textOf = (value: unknown): string => (typeof value === 'string' ? cleanName(value) : '');

function metaOf(document: Document): (name: string) => string {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      attribute(element, 'property') ||
      attribute(element, 'name') ||
      attribute(element, 'itemprop')
    ).toLowerCase();
    if (name !== '' && !found.has(name)) found.set(name, cleanName(attribute(element, 'content')));
  }
  return (name) => found.get(name) ?? '';
}

/** Headings of menus may stand above that of the article. */
const MOST_HEADINGS = 60;
/** So much of a title its headline is at least: what is less is the name of the site or of a part of it. */
const LEAST_OF_TITLE = 0.4;
/** Two headlines that begin alike in so many letters are wordings of one. */
const ALIKE = 12;

/**
 * The heading that says most of what the page's title says, so that its readings stay; else the only first-order heading that
 * is no name of the site, or is called a headline.
 */
function headlineIn(document: Document, titles: string[], site: string): Element | undefined {
  const keys = titles.map(matchKey);
  const longest = Math.max(0, ...titles.flatMap(partsOf).map((part) => matchKey(part).length));
  const keyOf = (element: Element) => matchKey(cleanName(withoutReadings(element)));
  const saysTitle = (key: string) =>
    key.length > 3 &&
    key.length >= longest * LEAST_OF_TITLE &&
    keys.some(
      (title) => title.includes(key) || (key.length >= ALIKE && title.startsWith(key.slice(0, ALIKE))),
    );
  const [named] = [...document.querySelectorAll('h1, h2')]
    .slice(0, MOST_HEADINGS)
    .map((element) => ({ element, key: keyOf(element) }))
    .filter(({ key }) => saysTitle(key))
    .sort((a, b) => b.key.length - a.key.length);
  if (named) return named.element;
  const firsts = [...document.querySelectorAll('h1')].filter((element) => {
    const key = keyOf(element);
    return key !== '' && key !== matchKey(site) && !titles.some((title) => isPartOf(key, title));
  });
  const called = firsts.filter((element) => isCalledHeadline(element));
  return called.length === 1 ? called[0] : firsts.length === 1 ? firsts[0] : undefined;
}

/** The name of a site, or of a part of it, stands in a title behind a sign. */
const isPartOf = (key: string, title: string) =>
  partsOf(title).length > 1 && partsOf(title).some((part) => matchKey(part) === key);

const isCalledHeadline = (element: Element) =>
  attribute(element, 'itemprop') === 'headline' ||
  /(?:^|[\s_-])(?:entry|article|post|story)[_-]?(?:title|headline|hed)/i.test(attribute(element, 'class'));

function withoutReadings(element: Element): string {
  let text = element.textContent ?? '';
  for (const reading of element.querySelectorAll('rt, rp'))
    text = text.replace(reading.textContent ?? '', '');
  return text;
}

const partsOf = (title: string): string[] =>
  title.split(/\s*[|\uFF5C\u00BB\u2013\u2014]\s*|\s+[-:]\s+/u).filter(Boolean);

/** A title without the name of the site, which stands before or behind a sign. */
function withoutSite(title: string, site: string): string {
  const parts = partsOf(title);
  if (parts.length < 2) return title;
  const kept = site ? parts.filter((part) => matchKey(part) !== matchKey(site)) : parts.slice(0, -1);
  return kept.length === parts.length || kept.length === 0 ? title : kept.join(' - ');
}

function timeIn(document: Document): string {
  const element = document.querySelector(
    'time[itemprop="datePublished"], [itemprop="datePublished"], time[pubdate], article header time[datetime], article time[datetime], header time[datetime]',
  );
  return element ? attribute(element, 'datetime') || attribute(element, 'content') : '';
}

function firstDate(values: unknown[]): string | undefined {
  for (const value of values) {
    const date = typeof value === 'string' ? readDate(value) : undefined;
    if (date) return date.toISOString();
  }
  return undefined;
}

function authorsOf(data: Data, meta: (name: string) => string): string[] {
  const named = listOf(data.author).map((author) =>
    typeof author === 'object' && author !== null && 'name' in author
      ? textOf(listOf(author.name)[0])
      : textOf(author),
  );
  const written = [...named, ...(named.some(Boolean) ? [] : [meta('author') || meta('article:author')])];
  return [...new Set(written)].filter((name) => name !== '' && !/^https?:|@/i.test(name)).slice(0, HIGHEST);
}

function tagsOf(document: Document, data: Data): string[] {
  const said = listOf(data.keywords).flatMap((each) => textOf(each).split(/\s*[,\u3001]\s*/u));
  const metas = [...document.querySelectorAll('meta[property="article:tag"]')].flatMap((element) =>
    cleanName(attribute(element, 'content')).split(/\s*[,\u3001]\s*/u),
  );
  return [...new Set(metas.length > 0 ? metas : said)].filter(Boolean).slice(0, 30);
}
