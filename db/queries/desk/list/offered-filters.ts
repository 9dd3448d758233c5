import { sql } from 'drizzle-orm';
import { DESK_STATUSES, type DeskStatus } from '#lib/desk/desk-status.ts';
import {
  type ArticleFilter,
  NEEDS,
  type Need,
  TRANSLATIONS,
  type Translation,
} from '#lib/desk/list-filter.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { theStore } from '../../../store.ts';
import { facetsOf as facetsOfFilter } from './list-articles.ts';
import type { Choice } from './list-choices.ts';

/** What the list can be narrowed to, each of which an article meets that the actor may see. */
export type OfferedFilters = {
  statuses: DeskStatus[];
  locales: Locale[];
  translations: Translation[];
  needs: Need[];
  categories: Choice[];
  authors: Choice[];
  tags: Choice[];
};

type Facet = { name: string; isTrashed: boolean };

/**
 * Leaves out what no article meets. Status and translation are asked about in the language that is chosen, and the other way
 * round; what else is chosen is not looked at: that would cost a walk of the list for each choice.
 * @param chosen what the list is narrowed to already; it stays
 */
export async function offeredFilters(args: {
  actor: Actor;
  chosen: ArticleFilter;
  choices: { categories: Choice[]; authors: Choice[]; tags: Choice[] };
}): Promise<OfferedFilters> {
  const { actor, chosen, choices } = args;
  const { status, locale, translation, need } = chosen;
  const language = locale ?? 'any';
  const inTrash = status === 'trashed';
  const facet = (name: string, isTrashed = inTrash): Facet => ({ name, isTrashed });
  const facetsOf = {
    status: (each: DeskStatus) => [facet(`status:${language}:${each}`, each === 'trashed')],
    locale: (each: Locale) => [
      ...(status ? [facet(`status:${each}:${status}`)] : []),
      ...(translation ? [facet(`${translation}:${each}`)] : []),
      ...(status || translation ? [] : [facet(`locale:${each}`)]),
    ],
    translation: (each: Translation) => [facet(`${each}:${language}`)],
    need: (each: Need) =>
      (facetsOfFilter(actor, { need: each }) ?? []).slice(0, 1).map((name) => facet(name)),
    category: ({ id }: Choice) => [facet(`category:${id}`)],
    author: ({ id }: Choice) => [facet(`author:${id}`)],
    tag: ({ id }: Choice) => [facet(`tag:${id}`)],
  };
  const all = [
    ...DESK_STATUSES.flatMap(facetsOf.status),
    ...LOCALES.flatMap(facetsOf.locale),
    ...TRANSLATIONS.flatMap(facetsOf.translation),
    ...NEEDS.flatMap(facetsOf.need),
    ...choices.categories.flatMap(facetsOf.category),
    ...choices.authors.flatMap(facetsOf.author),
    ...choices.tags.flatMap(facetsOf.tag),
  ];
  const met = await metFacets(actor, all);
  const offered = <T>(each: readonly T[], of: (one: T) => Facet[], isChosen: (one: T) => boolean): T[] =>
    each.filter((one) => {
      const asked = of(one);
      return isChosen(one) || (asked.length > 0 && asked.every(({ name }) => met.has(name)));
    });
  return {
    statuses: offered(DESK_STATUSES, facetsOf.status, (each) => each === status),
    locales: offered(LOCALES, facetsOf.locale, (each) => each === locale),
    translations: offered(TRANSLATIONS, facetsOf.translation, (each) => each === translation),
    needs: offered(NEEDS, facetsOf.need, (each) => each === need),
    categories: offered(choices.categories, facetsOf.category, ({ id }) => id === chosen.categoryId),
    authors: offered(choices.authors, facetsOf.author, ({ id }) => id === chosen.authorId),
    tags: offered(choices.tags, facetsOf.tag, ({ id }) => id === chosen.tagId),
  };
}

/** The facets that hold now for an article which the actor may see: one look into an index for each. */
async function metFacets(actor: Actor, facets: Facet[]): Promise<Set<string>> {
  const scope = scopeOf(actor, 'read');
  if (scope === undefined || (scope !== 'all' && actor.userId === null)) return new Set();
  const { read, now } = theStore();
  const at = now().getTime();
  const rows = sql.join(
    facets.map(({ name, isTrashed }) => sql`(${name}, ${isTrashed ? 1 : 0})`),
    sql`, `,
  );
  const holds = sql`held.facet = asked.facet and held.is_trashed = asked.is_trashed
    and held.begins <= ${at} and held.until > ${at}`;
  const held =
    scope === 'all'
      ? sql`select 1 from desk_facet held where ${holds}`
      : sql`select 1 from desk_facet own cross join desk_facet held on held.article_id = own.article_id
          where own.facet = ${`creator:${actor.userId}`} and ${holds}`;
  const met = await read.execute<{ facet: string }>(
    sql`with asked (facet, is_trashed) as (values ${rows}) select facet from asked where exists (${held})`,
  );
  return new Set(met.map(({ facet }) => facet));
}
