import type { ArticleFilter, ListCursor, Sort } from '#lib/desk/list-filter.ts';
import { parseSearch } from '#lib/desk/search-text.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { type DeskEntry, deskEntries } from './desk-entries.ts';
import { type Walked, walkFacets } from './walk-facets.ts';

/** Articles on one page of the desk's list. */
const PAGE = 50;

export type ArticlePage = Pick<Walked, 'next' | 'isCutShort'> & { entries: DeskEntry[] };

/**
 * A page of the articles that the actor may see, newest first by `sort`. What is in the trash shows only when asked for.
 * @param namesIn the language in which categories and authors are named
 */
export async function listArticles(args: {
  actor: Actor;
  filter: ArticleFilter;
  namesIn: Locale;
  sort?: Sort;
  after?: ListCursor | undefined;
  limit?: number;
}): Promise<ArticlePage> {
  const { actor, filter, namesIn, sort = 'updated', after, limit = PAGE } = args;
  const facets = facetsOf(actor, filter);
  const search = filter.text === undefined ? undefined : parseSearch(filter.text);
  // Something was asked for that nothing can match: a text without a letter, or another's drafts.
  if (!facets || search === null) return { entries: [], next: null, isCutShort: false };
  const isTrashed = filter.status === 'trashed';
  const { articleIds, next, isCutShort } = await walkFacets({
    facets,
    search,
    isTrashed,
    sort,
    after,
    limit,
  });
  return { entries: await deskEntries({ actor, articleIds, namesIn }), next, isCutShort };
}

/** The facets of desk_facet that say `filter`, and what the actor may see; null when they may see nothing. */
export function facetsOf(actor: Actor, filter: ArticleFilter): string[] | null {
  const { status, locale, translation, categoryId, tagId, authorId, need } = filter;
  const scope = scopeOf(actor, 'read');
  const isOwn = scope !== 'all';
  if (scope === undefined || ((isOwn || need === 'my-drafts') && actor.userId === null)) return null;
  const facets = [
    need === 'my-drafts' ? `draft-of:${actor.userId}` : need,
    status && `status:${locale ?? 'any'}:${status}`,
    translation && `${translation}:${locale ?? 'any'}`,
    locale && !status && !translation ? `locale:${locale}` : undefined,
    isOwn ? `creator:${actor.userId}` : undefined,
    tagId === undefined ? undefined : `tag:${tagId}`,
    authorId === undefined ? undefined : `author:${authorId}`,
    categoryId === undefined ? undefined : `category:${categoryId}`,
  ].filter((facet) => facet !== undefined);
  return facets.length > 0 ? facets : ['all'];
}
