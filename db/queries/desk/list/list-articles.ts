import type { ArticleFilter, ListCursor, Need, Sort } from '#lib/desk/list-filter.ts';
import { parseSearch } from '#lib/desk/search-text.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { isSearchBusy } from '../../../search.ts';
import { theStore } from '../../../store.ts';
import { type DeskEntry, deskEntries } from './desk-entries.ts';
import { WALK, type Walked, walkFacets, withHeadlines } from './walk-facets.ts';

/** Articles on one page of the desk's list. */
const PAGE = 50;

export type ArticlePage = Pick<Walked, 'next' | 'isCutShort'> & {
  entries: DeskEntry[];
  /** Those of them that have what was looked for in their text only. */
  inText: ReadonlySet<number>;
};

/** A page of the list where nothing can be found. */
export const NOTHING: ArticlePage = { entries: [], inText: new Set(), next: null, isCutShort: false };

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
  if (!facets || search === null) return NOTHING;
  const inTexts = search ? await textsWith(actor, filter.text ?? '') : [];
  const isTrashed = filter.status === 'trashed';
  const { articleIds, next, isCutShort } = await walkFacets({
    facets,
    search: search && { ...search, inTexts },
    isTrashed,
    sort,
    after,
    limit,
  });
  const byHeadline = search ? await withHeadlines(articleIds, search) : new Set(articleIds);
  return {
    entries: await deskEntries({ actor, articleIds, namesIn }),
    inText: new Set(articleIds.filter((id) => !byHeadline.has(id))),
    next,
    isCutShort,
  };
}

/**
 * The articles whose text has the words, off this thread: drafts some seconds after they were written, and of words that are in very many
 * only those with the newest texts. Headlines are found all the same where too many search.
 */
async function textsWith(actor: Actor, typed: string): Promise<number[]> {
  const { search, now } = theStore();
  const createdBy = scopeOf(actor, 'read') === 'all' ? undefined : (actor.userId ?? '');
  try {
    return await search.drafts({ typed, createdBy, now: now(), limit: WALK });
  } catch (error) {
    if (isSearchBusy(error)) return [];
    throw error;
  }
}

const isPersonal = (need: Need | undefined) =>
  need === 'my-drafts' || need === 'sent-back' || need === 'assigned' || need === 'mentioned';

/** Who publishes looks after every deadline, anybody else after their own. */
function facetOfNeed(actor: Actor, need: Need): string {
  switch (need) {
    case 'my-drafts':
      return `draft-of:${actor.userId}`;
    case 'sent-back':
    case 'assigned':
    case 'mentioned':
      return `${need}:${actor.userId}`;
    case 'overdue':
      return scopeOf(actor, 'publish') === undefined ? `overdue:${actor.userId}` : need;
    default:
      return need;
  }
}

/** The facets of desk_facet that say `filter`, and what the actor may see; null when they may see nothing. */
export function facetsOf(actor: Actor, filter: ArticleFilter): string[] | null {
  const { status, locale, translation, categoryId, tagId, authorId, need } = filter;
  const scope = scopeOf(actor, 'read');
  const isOwn = scope !== 'all';
  if (scope === undefined || ((isOwn || isPersonal(need)) && actor.userId === null)) return null;
  const facets = [
    need && facetOfNeed(actor, need),
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
