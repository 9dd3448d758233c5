import { findTopic } from '#db/queries/api/find-topic.ts';
import { type SearchResults, searchArticles } from '#db/queries/search/search-articles.ts';
import { isSearchBusy } from '#db/search.ts';
import { messagesOf } from '#i18n/messages.ts';
import { apiSearchPath } from '#lib/api/addresses.ts';
import { foundAnswer } from '#lib/api/answers.ts';
import { type ApiSearchQuery, readQuery, searchQuery, TOPIC_PARAMETERS } from '#lib/api/query.ts';
import { searchResults } from '#lib/api/schemas.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { writeQuery } from '#lib/search/query.ts';
import type { SearchFilter } from '#lib/search/question.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { apiAnswer } from '../../../files/api-answer.ts';
import { problemAnswer } from '../../programs/problem-answer.ts';

/** When to ask again where too many search, in seconds. */
const RETRY_AFTER = '2';

/** What readers find. Each asks for something else, so that nothing of it is kept, and the query is judged here. */
export async function GET(request: Request): Promise<Response> {
  const locale = preferredLocale(request.headers.get('accept-language') ?? undefined);
  const read = readQuery(searchQuery, new URL(request.url).search.slice(1));
  if (!read.ok) return invalid(locale, 'invalid-query', 400, read.errors);
  const { values: query } = read;
  const filter = await filterOf(query);
  if ('unknown' in filter) {
    return invalid(locale, 'unknown-topic', 404, [{ parameter: filter.unknown, rule: 'topic' }]);
  }
  const { siteUrl } = processSettings();
  const namesIn = query.locale ?? locale;
  try {
    const found = await searchArticles({
      typed: query.q,
      locale: namesIn,
      filter,
      order:
        query.sort === 'date'
          ? { by: 'date', after: query.cursor }
          : { by: 'relevance', page: query.page ?? 1 },
    });
    return apiAnswer(searchResults, {
      q: writeQuery(found.query),
      count: found.count,
      meant: found.meant,
      items: found.stories.map((story) => foundAnswer(story, { siteUrl, namesIn })),
      next: nextPage(query, found, siteUrl),
    });
  } catch (error) {
    if (!isSearchBusy(error)) throw error;
    const answer = problemAnswer(locale, { ok: false, problem: 'too-many-searches', status: 503 });
    answer.headers.set('Retry-After', RETRY_AFTER);
    return answer;
  }
}

/** By date a place, which stays where it is when something is published; by relevance a number. */
function nextPage(query: ApiSearchQuery, found: SearchResults, siteUrl: string): string | null {
  if (!found.hasMore) return null;
  const next = query.sort === 'date' ? { cursor: found.next ?? undefined } : { page: (query.page ?? 1) + 1 };
  return absoluteUrl(siteUrl, apiSearchPath({ ...query, ...next }));
}

async function filterOf(query: ApiSearchQuery): Promise<SearchFilter | { unknown: string }> {
  const ids: Partial<Record<(typeof TOPIC_PARAMETERS)[number], number>> = {};
  for (const kind of TOPIC_PARAMETERS) {
    const slug = query[kind];
    if (slug === undefined) continue;
    const locales = query.locale ? [query.locale] : LOCALES;
    const [id] = (await findTopic({ kind, slug, locales }))?.values() ?? [];
    if (id === undefined) return { unknown: kind };
    ids[kind] = id;
  }
  return {
    locale: query.locale,
    categoryId: ids.category,
    tagIds: ids.tag === undefined ? undefined : [ids.tag],
    authorId: ids.author,
    from: query.since,
  };
}

function invalid(
  locale: Locale,
  problem: 'invalid-query' | 'unknown-topic',
  status: number,
  errors: Extract<ReturnType<typeof readQuery>, { ok: false }>['errors'],
): Response {
  const { rules } = messagesOf(locale).api;
  const said = errors.map(({ parameter, rule }) => ({ parameter, detail: rules[rule] }));
  const answer = problemAnswer(locale, { ok: false, problem, status, errors: said });
  answer.headers.set('Access-Control-Allow-Origin', '*');
  return answer;
}
