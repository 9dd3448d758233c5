import { type SQL, sql } from 'drizzle-orm';
import type { ListCursor, Sort as ListSort } from '#lib/desk/list-filter.ts';
import type { SearchQuery } from '#lib/desk/search-text.ts';
import { theStore } from '../../../store.ts';

/**
 * How many rows of an index one page may walk in search of articles that meet every other condition. So a page costs at
 * most this, however many articles there are; a walk that ends before the page is full says where to go on.
 */
export const WALK = 1000;

/** The orders of the list, and what comes next first: for the facet `soonest` alone, whose date is when it appears. */
type Sort = ListSort | 'soonest';

export type Walk = {
  /** Of desk_facet; all must hold. */
  facets: string[];
  /** What stands in the headlines, or in the texts of these articles. */
  search?: (SearchQuery & { inTexts: number[] }) | null | undefined;
  isTrashed?: boolean;
  sort?: Sort;
  after?: ListCursor | undefined;
  limit: number;
};

export type Walked = {
  articleIds: number[];
  /** Where the next page begins; null after the last article. */
  next: ListCursor | null;
  /** Whether the walk ended before the page was full: what follows has not been looked at. */
  isCutShort: boolean;
};

type Row = { articleId: number; at: number };

const KEYS = {
  updated: {
    columns: sql`updated_at, article_id`,
    order: sql`updated_at desc, article_id desc`,
    at: sql`updated_at`,
  },
  published: {
    columns: sql`published_at, article_id`,
    order: sql`published_at desc, article_id desc`,
    at: sql`published_at`,
  },
  soonest: {
    columns: sql`published_at, article_id`,
    order: sql`published_at, article_id`,
    at: sql`published_at`,
  },
  created: { columns: sql`article_id`, order: sql`article_id desc`, at: sql`article_id` },
} satisfies Record<Sort, { columns: SQL; order: SQL; at: SQL }>;

/**
 * Articles that meet every condition, in order, from one index. The condition that the fewest articles meet is walked, and
 * the others are asked article by article: when one of them is met by no more than WALK articles, the answer is whole.
 */
export async function walkFacets(walk: Walk): Promise<Walked> {
  const { facets, search, limit, sort = 'updated' } = walk;
  const rarest = sort === 'soonest' ? 'soonest' : await rarestOf(walk);
  if (rarest === 'text' && search) return pageOf(await found(walk, entriesWith(walk, search)), limit);

  const others = facets.filter((facet) => facet !== rarest);
  const isWhole = others.length === 0 && !search;
  const inOrder = (count: number, skip = 0) => sql`
    select article_id, ${KEYS[sort].at} as at from desk_facet
    where facet = ${rarest} and is_trashed = ${walk.isTrashed ? 1 : 0} and ${holds()} ${beyond(walk)}
    order by ${KEYS[sort].order} limit ${count} offset ${skip}`;
  if (isWhole) return pageOf(await rowsOf(inOrder(limit + 1)), limit);

  const rows = await rowsOf(sql`
    select article_id, at from (${inOrder(WALK)}) walked where ${met('walked', others, search)}
    order by ${sort === 'soonest' ? sql`at, article_id` : sql`at desc, article_id desc`} limit ${limit + 1}`);
  const page = pageOf(rows, limit);
  const [last] = page.next ? [] : await rowsOf(inOrder(1, WALK - 1));
  return last ? { ...page, next: last, isCutShort: true } : page;
}

/** The rarest of the conditions: a facet, or `text`. Counted no further than WALK. */
async function rarestOf({ facets, search, isTrashed }: Walk): Promise<string> {
  const [first = 'all', ...more] = facets;
  const match = search?.match;
  const inTexts = search?.inTexts.length ?? 0;
  if (more.length === 0 && !match) return first;
  const counts = [first, ...more].map((facet) => ({
    name: facet,
    count: sql`select 1 from desk_facet where facet = ${facet} and is_trashed = ${isTrashed ? 1 : 0}`,
  }));
  if (match)
    counts.push({ name: 'text', count: sql`select 1 from desk_text where desk_text match ${match}` });
  const columns = counts.map(
    ({ count }, index) =>
      sql`(select count(*) from (${count} limit ${WALK + 1})) as ${sql.identifier(`n${index}`)}`,
  );
  const [row] = await theStore().read.execute<Record<string, number>>(
    sql`select ${sql.join(columns, sql`, `)}`,
  );
  const ranked = counts.map(({ name }, index) => ({
    name,
    count: (row?.[`n${index}`] ?? 0) + (name === 'text' ? inTexts : 0),
  }));
  // A common text cannot be walked in the order of the list; among facets the first one named wins a draw.
  const walkable = ranked.filter(({ name, count }) => name !== 'text' || count <= WALK);
  return walkable.reduce((best, each) => (each.count < best.count ? each : best)).name;
}

const found = ({ facets, search, sort = 'updated', limit }: Walk, entries: SQL) =>
  rowsOf(sql`select article_id, ${KEYS[sort].at} as at from (${entries}) entry
    where ${met('entry', facets, search)} order by ${KEYS[sort].order} limit ${limit + 1}`);

/** The few articles whose headlines or texts have the words. */
const entriesWith = (walk: Walk, { match, inTexts }: NonNullable<Walk['search']>) => sql`
  select article_id, updated_at, published_at from desk_entry
  where article_id in (select rowid from (select rowid from desk_text where desk_text match ${match} limit ${WALK})
      union select id from article where id in ${inTexts})
    and is_trashed = ${walk.isTrashed ? 1 : 0} ${beyond(walk)}`;

/** The conditions on an article besides the one that found it. */
function met(table: string, facets: string[], search: Walk['search']): SQL {
  const articleId = sql.raw(`${table}.article_id`);
  const conditions = facets
    .filter((facet) => facet !== 'all')
    .map(
      (facet) => sql`exists (select 1 from desk_facet other
        where other.article_id = ${articleId} and other.facet = ${facet} and ${holds()})`,
    );
  if (search) {
    const inHeadlines = sql`exists (select 1 from desk_entry text
      where text.article_id = ${articleId} and ${hasPieces(search)})`;
    conditions.push(
      search.inTexts.length > 0 ? sql`(${inHeadlines} or ${articleId} in ${search.inTexts})` : inHeadlines,
    );
  }
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

const hasPieces = ({ pieces }: SearchQuery): SQL =>
  sql.join(
    pieces.map((piece) => sql`instr(text.search_text, ${piece}) > 0`),
    sql` and `,
  );

/** Those of some articles whose headlines, addresses or number have the words. */
export async function withHeadlines(articleIds: number[], search: SearchQuery): Promise<Set<number>> {
  if (articleIds.length === 0) return new Set();
  const rows = await theStore().read.execute<{ id: number }>(
    sql`select text.article_id as id from desk_entry text where text.article_id in ${articleIds} and ${hasPieces(search)}`,
  );
  return new Set(rows.map(({ id }) => id));
}

function holds(): SQL {
  const now = theStore().now().getTime();
  return sql`begins <= ${now} and until > ${now}`;
}

function beyond({ after, sort = 'updated' }: Walk): SQL | undefined {
  if (!after) return undefined;
  if (sort === 'created') return sql`and article_id < ${after.articleId}`;
  return sql`and (${KEYS[sort].columns}) < (${after.at}, ${after.articleId})`;
}

async function rowsOf(query: SQL): Promise<Row[]> {
  const rows = await theStore().read.execute<{ article_id: number; at: number }>(query);
  return rows.map(({ article_id: articleId, at }) => ({ articleId, at }));
}

function pageOf(rows: Row[], limit: number): Walked {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { articleIds: page.map(({ articleId }) => articleId), next: last ?? null, isCutShort: false };
}
