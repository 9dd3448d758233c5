import { afterQuery, type Cursor } from '../cursor.ts';

/** Where the links below a list lead; null where there is nothing to go to. */
export type Paging = { newest: string | null; older: string | null };

/**
 * A list is walked from the newest story backwards, by place and not by number: a page keeps its stories when new ones
 * are published.
 * @param path the list's address
 * @param after where this page begins; null on the newest one
 * @param next where the following page begins; null on the last one
 */
export function pagingOf(list: { path: string; after: Cursor | null; next: Cursor | null }): Paging {
  const { path, after, next } = list;
  return { newest: after && path, older: next && path + afterQuery(next) };
}
