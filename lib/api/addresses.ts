import { API_PATH } from '../urls.ts';
import { type Position, printFound, printId, printPosition } from './position.ts';
import { type ApiSearchQuery, type ArticlesQuery, printQuery } from './query.ts';

/**
 * The list of articles that a query asks for, in its one spelling.
 * @param cursor where the page begins instead of where the query says */
export function apiArticlesPath(query: ArticlesQuery, cursor: Position | undefined = query.cursor): string {
  const { locale, category, tag, author, since, limit } = query;
  return `${API_PATH}/articles${printQuery({
    locale,
    category,
    tag,
    author,
    since,
    'changed-since': query['changed-since'],
    cursor: cursor && printPosition(cursor),
    limit,
  })}`;
}

/** A page of what a search finds. */
export function apiSearchPath(query: ApiSearchQuery): string {
  const { q, locale, category, tag, author, since, page, sort, cursor } = query;
  return `${API_PATH}/search${printQuery({
    q,
    locale,
    category,
    tag,
    author,
    since,
    page,
    sort,
    cursor: cursor && printFound(cursor),
  })}`;
}

/** The lists whose pages follow each other in the order of ids. */
export const TOPIC_LISTS = { tag: 'tags', author: 'authors' } as const;

export function apiTopicsPath(
  kind: keyof typeof TOPIC_LISTS,
  { cursor, limit }: { cursor?: number | undefined; limit?: number | undefined },
): string {
  const query = printQuery({ cursor: cursor === undefined ? undefined : printId(cursor), limit });
  return `${API_PATH}/${TOPIC_LISTS[kind]}${query}`;
}
