import { getWithdrawal } from '#db/queries/addresses/get-withdrawal.ts';
import { resolveAddress } from '#db/queries/addresses/resolve-address.ts';
import { hasBothEditions } from '#db/queries/editions/has-both-editions.ts';
import { hasStories } from '#db/queries/editions/has-stories.ts';
import type { List } from '#db/queries/editions/teaser.ts';
import { isInList } from '#db/queries/lists/is-in-list.ts';
import { listOfMonth } from '#db/queries/lists/list-archive.ts';
import type { FoundSearch } from '#db/queries/search/search-at.ts';
import { hasSitemapFile } from '#db/queries/sitemaps/list-sitemap-files.ts';
import type { ApiProblem } from '#lib/api/problem.ts';
import { afterQuery, parseAfter } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { parseSitemapFile, sitemapFileName } from '#lib/seo/sitemaps/sitemap-files.ts';
import {
  archiveMonthPath,
  articlePath,
  gonePath,
  homePath,
  INDEXNOW_FILE,
  indexNowPath,
  missingPath,
  sitemapPath,
  TOPIC_PATHS,
} from '#lib/urls.ts';

/** Next renders what is at `url`; a page carries `status` instead of its 200. */
export type ToRender = {
  do: 'render';
  url: string;
  status: 200 | 404 | 410;
  /** Where Next has it, if that is not at its address: none of its routes can end in `[slug].json`. */
  route?: string;
  /** What was found for the reader who asks. It is rendered for them alone: searches are endless. */
  found?: FoundSearch;
};
export type Redirect = {
  do: 'redirect';
  to: string;
  status: 302 | 308;
  headers?: Record<string, string>;
};

/** A sentence says what is wrong; nothing is rendered, and nothing kept. */
export type Refused = { do: 'refuse'; problem: Refusal };

/** What is wrong with a query of the API, or why there is no search now. */
export type Refusal = Omit<ApiProblem, 'code'> & {
  code: ApiProblem['code'] | 'many-searches' | 'search-busy';
};

/** What is done with a request for readers, decided before anything is rendered. */
export type Decision = ToRender | Redirect | Refused;

/** A request for an address. */
export type Asked = {
  path: string;
  query: string;
  locale: Locale;
  /** The part that the table calls `[name]`, decoded. */
  name: string;
  acceptLanguage: string | undefined;
  /** Asked before somebody searches: in how many seconds they may. */
  secondsUntilSearch?: (() => number) | undefined;
};

/**
 * How a request for an address is decided: its one spelling, its status. Statuses come from the store, never from a
 * component: by the time React runs, the first bytes may be on their way.
 */
export type Rule = (asked: Asked) => Decision | Promise<Decision>;

/** What is there always. */
export const always =
  (canonical: (locale: Locale) => string): Rule =>
  ({ path, locale }) =>
    inOneSpelling(path, canonical(locale));

const PATHS = { article: articlePath, ...TOPIC_PATHS };

/**
 * What the slug table knows by the name in the address.
 * @param file the end of the address where it is not the page but something about the same thing, such as `.md` or `/feed.xml`
 * @param isThere asked where not everything has one
 */
export const bySlug =
  (
    scope: keyof typeof PATHS,
    file?: string,
    isThere: (thing: { id: number; locale: Locale }) => boolean | Promise<boolean> = () => true,
  ): Rule =>
  async (asked) => {
    const { path, locale } = asked;
    const slug = asked.name.normalize('NFC');
    const pathOf = (name: string, end = file ?? '') => PATHS[scope](locale, name) + end;
    const resolution = await resolveAddress({ scope, locale, slug });
    switch (resolution.is) {
      case 'page': {
        if (!(await isThere({ id: resolution.id, locale }))) return missing(locale);
        if (file?.startsWith('.'))
          return twin(inOneSpelling(path, pathOf(slug)), `${pathOf(slug, '')}/${file.slice(1)}`);
        if (scope === 'article' || file !== undefined) return inOneSpelling(path, pathOf(slug));
        return listPage(asked, pathOf(slug), { kind: scope, entityId: resolution.id });
      }
      case 'moved':
        return { do: 'redirect', status: 308, to: pathOf(resolution.slug) };
      case 'gone':
        return { do: 'render', status: 410, url: gonePath(locale, slug) };
      case 'missing':
        return missing(locale);
    }
  };

/** An article in another setting than its page; it moves and goes with it. */
export const asParallel = bySlug('article', '/parallel', ({ id }) => hasBothEditions(id));

export const asTate = bySlug('article', '/tate', ({ locale }) => locale === 'ja');

/** A month of the archive. One without public stories has no page, or there would be thousands of empty ones. */
export const byMonth: Rule = async (asked) => {
  const { locale, name: month } = asked;
  const list = listOfMonth(month);
  if (!list || !(await hasStories({ locale, list }))) return missing(locale);
  return listPage(asked, archiveMonthPath(locale, month), list);
};

/**
 * A page of a list. A place that is not in it leads to the newest page: it was invented, and each would be rendered, or
 * its story has since left the list.
 */
async function listPage({ path, query, locale }: Asked, canonical: string, list: List): Promise<Decision> {
  const place = parseAfter(new URLSearchParams(query).get('after'));
  if (!place) return inOneSpelling(path, canonical);
  const isElsewhere = path !== canonical;
  if (isElsewhere || (await isInList({ locale, list, place }))) {
    return inOneSpelling(path, canonical, afterQuery(place));
  }
  return { do: 'redirect', status: 302, to: canonical };
}

/** The page that withdrawn addresses show, opened itself, with the same status. */
export const ofWithdrawal: Rule = async ({ query, locale }) => {
  const slug = new URLSearchParams(query).get('slug')?.normalize('NFC');
  // A page for each slug that somebody invents would be rendered for nothing.
  const isKnown = slug !== undefined && (await getWithdrawal({ locale, slug })) !== null;
  return { do: 'render', status: 410, url: gonePath(locale, isKnown ? slug : undefined) };
};

/** A file of the sitemap; one that would be empty is not there. */
export const bySitemap: Rule = async ({ path, locale, name }) => {
  const file = parseSitemapFile(name);
  if (!file || !(await hasSitemapFile(file))) return missing(locale);
  return inOneSpelling(path, sitemapPath(sitemapFileName(file)));
};

/** The file by which search engines see that an IndexNow key is this site's. */
export const byIndexNowKey: Rule = ({ path, locale }) => {
  const { indexNowKey } = processSettings();
  if (indexNowKey === undefined || path !== indexNowPath(indexNowKey)) return missing(locale);
  // Kept under an address that only who knows the key can ask for.
  return { do: 'render', status: 200, url: `${INDEXNOW_FILE}?key=${indexNowKey}` };
};

/** `/` is the only address that looks at the reader's languages. */
export const byLanguage: Rule = ({ acceptLanguage }) => {
  const locale = preferredLocale(acceptLanguage);
  const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' };
  return { do: 'redirect', status: 302, to: homePath(locale), headers };
};

/**
 * Everything has one spelling of its address; another one that means the same leads to it.
 * @param query what it takes of it, in its one spelling; all else is dropped
 */
export function inOneSpelling(asked: string, canonical: string, query = ''): Decision {
  if (asked !== canonical) return { do: 'redirect', status: 308, to: canonical + query };
  return { do: 'render', status: 200, url: canonical + query };
}

const twin = (decision: Decision, route: string): Decision =>
  decision.do === 'render' ? { ...decision, route } : decision;

export const refused = (problem: Refusal): Refused => ({ do: 'refuse', problem });

/** The page that unknown addresses show. */
export const missing = (locale: Locale): ToRender => ({
  do: 'render',
  status: 404,
  url: missingPath(locale),
});
