import { parsePlace, printPlace } from '../cursor.ts';
import { isLocale } from '../locale.ts';
import { DESK_STATUSES } from './desk-status.ts';
import { type ArticleFilter, type ListCursor, NEEDS, SORTS, type Sort, TRANSLATIONS } from './list-filter.ts';
import { articlesPath } from './paths.ts';

/** What the address of a page of the list says. The tag is a wording: its id is looked up when the list is read. */
export type ListQuery = Omit<ArticleFilter, 'tagId'> & {
  tag?: string | undefined;
  sort: Sort;
  after?: ListCursor | undefined;
};

/** Longest text or tag that is looked for; more than any headline needs. */
const MAX_TYPED = 200;

type Values = Record<string, string | string[] | undefined>;

/** Reads the query of the list's address, as Next hands it over. What it does not understand is left out. */
export function parseListQuery(values: Values): ListQuery {
  const one = (name: string) => {
    const value = values[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const typed = (name: string) => one(name)?.slice(0, MAX_TYPED);
  const id = (name: string) => (/^[1-9]\d{0,14}$/.test(one(name) ?? '') ? Number(one(name)) : undefined);
  const oneOf = <T extends string>(known: readonly T[], name: string) =>
    known.find((each) => each === one(name));
  const locale = one('locale');
  return {
    text: typed('q'),
    status: oneOf(DESK_STATUSES, 'status'),
    locale: isLocale(locale) ? locale : undefined,
    translation: oneOf(TRANSLATIONS, 'translation'),
    categoryId: id('category'),
    authorId: id('author'),
    tag: typed('tag'),
    need: oneOf(NEEDS, 'need'),
    sort: oneOf(SORTS, 'sort') ?? 'updated',
    after: parsePlace(one('after') ?? '') ?? undefined,
  };
}

/** The address of a page of the list: what `parseListQuery` reads, without what says nothing. */
export function listPath(query: Partial<ListQuery>): string {
  const { text, status, locale, translation, categoryId, authorId, tag, need, sort, after } = query;
  const values = {
    q: text,
    status,
    locale,
    translation,
    category: categoryId,
    author: authorId,
    tag,
    need,
    sort: sort === 'updated' ? undefined : sort,
    after: after && printPlace(after.at, after.articleId),
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${articlesPath}?${search}` : articlesPath;
}

/** Whether anything narrows the list down. */
export function isNarrowed({ sort: _sort, after: _after, ...filter }: ListQuery): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
