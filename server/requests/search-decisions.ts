import { resolveSearch, searchAt } from '#db/queries/search/search-at.ts';
import { isSearchBusy } from '#db/search.ts';
import { orderedBy, printSearchAddress, readSearchAddress } from '#lib/search/search-address.ts';
import { searchFeedPath, searchPath } from '#lib/urls.ts';
import { type Decision, inOneSpelling, missing, type Rule, refused } from './decisions.ts';

/** In so many seconds a thread that searches has worked off all that wait, unless others come. */
const RETRY_AFTER = 5;

/** What readers search for. Without a word it is a page like others; with one it is looked up here, and kept nowhere. */
export const ofSearch: Rule = async (asked) => {
  const { path, query, locale } = asked;
  const canonical = searchPath(locale);
  const address = readSearchAddress(new URLSearchParams(query));
  if (address.typed === '') return inOneSpelling(path, canonical);
  const question = await resolveSearch({ locale, address });
  const target = canonical + printSearchAddress(question.address);
  if (spelled(path, query) !== target) return elsewhere(target);
  return answered(asked, target, () => searchAt(question));
};

/** The same as a feed: newest first, in the language of the feed. */
export const ofSearchFeed: Rule = async (asked) => {
  const { path, query, locale } = asked;
  const { lang: _, ...address } = orderedBy(readSearchAddress(new URLSearchParams(query)), 'date');
  if (address.typed === '') return missing(locale);
  const question = await resolveSearch({ locale, address });
  const target = searchFeedPath(locale) + printSearchAddress(question.address);
  if (spelled(path, query) !== target) return elsewhere(target);
  return answered(asked, target, () => searchAt(question, { language: locale }));
};

/**
 * An address as it was asked for, but for its spaces: forms write one as `+`, links as `%20`, and whoever types one too many need not ask
 * twice.
 */
const spelled = (path: string, query: string) =>
  `${path}?${query.replaceAll('%20', '+').replaceAll(/(?<=[=+])\++|\++(?=&|$)/g, '')}`;

async function answered(
  { secondsUntilSearch }: Parameters<Rule>[0],
  url: string,
  search: () => ReturnType<typeof searchAt>,
): Promise<Decision> {
  const wait = secondsUntilSearch?.() ?? 0;
  if (wait > 0) return refused(retryLater(429, 'many-searches', wait));
  try {
    return { do: 'render', status: 200, url, found: await search() };
  } catch (error) {
    if (!isSearchBusy(error)) throw error;
    return refused(searchIsBusy());
  }
}

/** More wait for what they search for than there is room for. */
export const searchIsBusy = () => retryLater(503, 'search-busy', RETRY_AFTER);

const retryLater = (status: 429 | 503, code: 'many-searches' | 'search-busy', seconds: number) => ({
  status,
  code,
  headers: { 'Retry-After': String(seconds) },
});

/** What somebody searches for is not kept by anybody on the way. */
const elsewhere = (to: string): Decision => ({
  do: 'redirect',
  status: 308,
  to,
  headers: { 'Cache-Control': 'private, no-cache' },
});
