import type Sqlite from 'better-sqlite3';
import { readDocument } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Locale } from '#lib/locale.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import { searchedTexts } from '#lib/search/index-row.ts';
import { type Expressions, expressionsOf, literalsOf, narrowingOf, type Query } from '#lib/search/query.ts';
import {
  MOST_COUNTED,
  MOST_PAGES,
  RESULTS_PER_PAGE,
  type SearchFilter,
  type SearchQuestion,
} from '#lib/search/question.ts';
import { facetWord, holdsLiterally, literalForm } from '#lib/search/words.ts';
import { questionExpression } from './loose.ts';

/** An edition that was found. */
export type Found = { revisionId: number; articleId: number; locale: Locale; publishedAt: number };

/** Editions that are found by relevance, best first, those of one article each. */
export type FoundArticle = { articleId: number; publishedAt: number; editions: Found[] };

/** `count` is undefined where there are more than were looked at. */
type Gathered = Omit<Findings, 'count'> & { count: number | undefined };

export type Findings = { articles: FoundArticle[]; hasMore: boolean; count: number | null };

/** So many of those that have all pieces of a query are read, to see which of them have it as it stands. */
const MOST_CHECKED = 60;
/** How much an article of today counts more than one of years ago, and in how many days half of that is gone. */
const RECENCY = { most: 0.15, halfLife: 120 };
const DAY = 86_400_000;

/** What readers may see at the time of the question, of what was asked for. */
const PUBLIC = 'e.begins <= @now and e.until > @now and e.published_at >= @from and e.published_at < @until';
const COLUMNS =
  'e.revision_id as revisionId, e.article_id as articleId, e.locale as locale, e.published_at as publishedAt';

/**
 * Finds the articles that answer a question: a page of them. By relevance it asks four times, from the strictest to the loosest, and stops when
 * the page is full: all words in a row, the query as it stands, all words, and where no text has all of them, some.
 */
export function findArticles(database: Sqlite.Database, question: SearchQuestion, query: Query): Findings {
  const { filter, order } = question;
  const expressions = expressionsOf(query, narrowingOf(filter), topicsNamed(database));
  const values = valuesOf(question.now, filter);
  const found =
    order.by === 'date'
      ? findByDate(database, question, expressions, values)
      : findByRelevance(database, question, query, expressions, values);
  if (found.count === 0) return findLoosely(database, question, query, values);
  return { ...found, count: found.count ?? countArticles(database, expressions, values) };
}

type Values = { now: number; from: number; until: number };

const valuesOf = (now: Date, { from, until }: SearchFilter): Values => ({
  now: now.getTime(),
  from: from?.getTime() ?? -8_640_000_000_000_000,
  until: until?.getTime() ?? 8_640_000_000_000_001,
});

/** The tags, categories and authors whose name or alias is a wording, as words of the index. */
function topicsNamed(database: Sqlite.Database) {
  const aliases = database.prepare('select scope, entity_id as id from alias where match_key = ?');
  const authors = database.prepare(
    'select distinct author_id as id from author_name where name = ? collate nocase',
  );
  return (typed: string): string[] => [
    ...(aliases.all(matchKey(typed)) as { scope: 'category' | 'tag'; id: number }[]).map(({ scope, id }) =>
      facetWord(scope, id),
    ),
    ...(authors.all(typed) as { id: number }[]).map(({ id }) => facetWord('author', id)),
  ];
}

const MATCHING =
  'select rowid from search_words where search_words match @words union select rowid from search_pieces where search_pieces match @pieces';

/** How many articles have all words, up to MOST_COUNTED. */
function countArticles(database: Sqlite.Database, { words, pieces }: Expressions, values: Values): number {
  return database
    .prepare(
      `select count(*) from (select distinct e.article_id from (${MATCHING.replace('union', 'union all')}) m
        cross join search_entry e on e.revision_id = m.rowid where ${PUBLIC} limit ${MOST_COUNTED})`,
    )
    .pluck()
    .get({ ...values, words, pieces }) as number;
}

/** By date, newest first, after a place: which has no number, so that the last page costs what the first does. */
function findByDate(
  database: Sqlite.Database,
  { order }: SearchQuestion,
  { words, pieces }: Expressions,
  values: Values,
): Gathered {
  const after = order.by === 'date' ? order.after : undefined;
  const rows = database
    .prepare(
      `select e.article_id as articleId, max(e.published_at) as publishedAt from search_entry e
        where e.revision_id in (${MATCHING}) and ${PUBLIC} group by e.article_id
        having @afterAt is null or (max(e.published_at), e.article_id) < (@afterAt, @afterId)
        order by publishedAt desc, articleId desc limit ${RESULTS_PER_PAGE + 1}`,
    )
    .all({
      ...values,
      words,
      pieces,
      afterAt: after?.publishedAt.getTime() ?? null,
      afterId: after?.articleId ?? null,
    }) as { articleId: number; publishedAt: number }[];
  const editions = database.prepare(
    `select ${COLUMNS} from search_entry e where e.article_id = @articleId and e.revision_id in (${MATCHING}) and ${PUBLIC}`,
  );
  const articles = rows.slice(0, RESULTS_PER_PAGE).map((row) => ({
    ...row,
    editions: editions.all({ ...values, words, pieces, articleId: row.articleId }) as Found[],
  }));
  const hasMore = rows.length > RESULTS_PER_PAGE;
  return { articles, hasMore, count: hasMore || after ? undefined : articles.length };
}

function findByRelevance(
  database: Sqlite.Database,
  { order }: SearchQuestion,
  query: Query,
  expressions: Expressions,
  values: Values,
): Gathered {
  const page = order.by === 'relevance' ? order.page : 1;
  const collected = new Collected(page * RESULTS_PER_PAGE + 1);
  const { phrase, words, pieces } = expressions;
  if (phrase !== null) collected.add(ranked(database, phrase, values, collected.wanted));
  else if (isOneWord(query)) collected.add(ranked(database, words, values, collected.wanted));
  if (!collected.isFull()) collected.add(asItStands(database, query, pieces, values));
  if (!collected.isFull()) collected.add(ranked(database, words, values, collected.wanted));
  if (!collected.isFull()) collected.add(newest(database, pieces, values, collected.wanted));
  return { ...collected.page(page), count: collected.isFull() ? undefined : collected.size };
}

/** One word is what it is in a row: its tier comes first, before what it is a piece of. */
const isOneWord = ({ all }: Query) => all.length === 1 && all[0]?.length === 1;

/** The articles that were found so far, in the order in which they were. */
class Collected {
  readonly #articles = new Map<number, FoundArticle>();
  readonly #known = new Set<number>();
  /** So many articles fill the page, and tell whether there is another. */
  readonly wanted: number;

  constructor(wanted: number) {
    this.wanted = wanted;
  }

  get size(): number {
    return this.#articles.size;
  }

  isFull(): boolean {
    return this.#articles.size >= this.wanted;
  }

  add(editions: Found[]): void {
    for (const edition of editions) {
      if (this.#known.has(edition.revisionId)) continue;
      this.#known.add(edition.revisionId);
      const { articleId, publishedAt } = edition;
      const article = this.#articles.get(articleId);
      if (article) article.editions.push(edition);
      else this.#articles.set(articleId, { articleId, publishedAt, editions: [edition] });
    }
  }

  page(number: number): { articles: FoundArticle[]; hasMore: boolean } {
    const all = [...this.#articles.values()];
    const end = number * RESULTS_PER_PAGE;
    return {
      articles: all.slice(end - RESULTS_PER_PAGE, end),
      hasMore: all.length > end && number < MOST_PAGES,
    };
  }
}

/**
 * The best editions for an expression among those that readers may see. Some of the best may be hidden: then more are asked for.
 */
function ranked(database: Sqlite.Database, expression: string, values: Values, wanted: number): Found[] {
  const best = database.prepare(
    `select ${COLUMNS}, f.score as score from
      (select rowid, rank as score from search_words where search_words match @expression order by rank limit @limit) f
      left join search_entry e on e.revision_id = f.rowid and ${PUBLIC}`,
  );
  for (let limit = wanted * 3; ; limit *= 4) {
    const rows = best.all({ ...values, expression, limit }) as (Found & { score: number })[];
    const seen = rows.filter(({ revisionId }) => revisionId !== null);
    const articles = new Set(seen.map(({ articleId }) => articleId)).size;
    if (articles >= wanted || rows.length < limit) return byRecency(seen, values.now);
  }
}

function byRecency(rows: (Found & { score: number })[], now: number): Found[] {
  const weight = ({ score, publishedAt }: Found & { score: number }) =>
    // bm25 in SQLite is negative, the best the lowest.
    score * (1 + RECENCY.most * 2 ** (-Math.max(0, now - publishedAt) / DAY / RECENCY.halfLife));
  return rows.sort((a, b) => weight(a) - weight(b));
}

/** The newest editions that have every piece of the query, as far as they hold it as it stands. */
function asItStands(database: Sqlite.Database, query: Query, pieces: string, values: Values): Found[] {
  const candidates = newest(database, pieces, values, MOST_CHECKED);
  const wanted = literalsOf(query);
  // One pair, or one word, is there as it stands when its piece is.
  if (wanted.every((literals) => literals.every((literal) => Array.from(literal).length <= 2)))
    return candidates;
  const text = database.prepare('select document from revision where id = ?').pluck();
  return candidates.filter(({ revisionId }) => {
    const document = text.get(revisionId) as string | undefined;
    if (document === undefined) return false;
    const texts = searchedTexts(readDocument(document)).map((each) => literalForm(foldForSearch(each)));
    return wanted.every((literals) =>
      literals.some((literal) => texts.some((each) => holdsLiterally(each, literal))),
    );
  });
}

function newest(database: Sqlite.Database, pieces: string, values: Values, limit: number): Found[] {
  return database
    .prepare(
      `select ${COLUMNS} from search_pieces p cross join search_entry e on e.revision_id = p.rowid
        where search_pieces match @pieces and ${PUBLIC} order by p.rowid desc limit @limit`,
    )
    .all({ ...values, pieces, limit }) as Found[];
}

/** Where no text has all words: those with the rarest of them, by relevance. */
function findLoosely(
  database: Sqlite.Database,
  { order, filter }: SearchQuestion,
  query: Query,
  values: Values,
): Findings {
  const expression = questionExpression(database, query, narrowingOf(filter));
  if (expression === null || (order.by === 'date' && order.after)) {
    return { articles: [], hasMore: false, count: 0 };
  }
  const page = order.by === 'relevance' ? order.page : 1;
  const collected = new Collected(page * RESULTS_PER_PAGE + 1);
  collected.add(ranked(database, expression, values, collected.wanted));
  const found = collected.page(page);
  return { ...found, count: found.articles.length === 0 ? 0 : null };
}
