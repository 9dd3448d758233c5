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
import { facetWord, holdsLiterally, literalForm, quoted } from '#lib/search/words.ts';
import { questionExpression } from './loose.ts';
import { type Index, Matches, MOST_KNOWN } from './matches.ts';
import { meantBy } from './meant.ts';

/** An edition that was found. */
export type Found = { revisionId: number; articleId: number; locale: Locale; publishedAt: number };

/** Editions that are found by relevance, best first, those of one article each. */
export type FoundArticle = { articleId: number; publishedAt: number; editions: Found[] };

/** A page of articles; `count` is undefined where there are more than were looked at. */
type Gathered = { articles: FoundArticle[]; hasMore: boolean; count: number | undefined };

/** `meant` is the query that was probably meant, where there is a better one. */
export type Findings = {
  articles: FoundArticle[];
  hasMore: boolean;
  count: number | null;
  meant: Query | undefined;
};

/**
 * Texts are ranked where all that match are known (MOST_KNOWN), by words that stand in so many together: each is looked up in all of its
 * texts.
 */
const MOST_WEIGHED = 30_000;
/** So many different words are ranked by at most; texts that have all of more are few, and the newest are shown. */
const MOST_WORDS_RANKED = 12;
/** Words in a row that are all common are looked for in so many of the newest texts. */
const LOOKED_AT_IN_ROW = 8_000;
/** So many texts are put in the order of their dates at most; of more, the newest texts of the store are asked for those that match. */
const MOST_SORTED = 4_000;
/** So many texts are looked at in one go. */
const LOOKED_AT = 400;

/** So many of those that have all pieces of a query are read, to see which of them have it as it stands. */
const MOST_CHECKED = 40;
/** How much an article of today counts more than one of years ago, and in how many days half of that is gone. */
const RECENCY = { most: 0.15, halfLife: 120 };
const DAY = 86_400_000;

/** What readers may see at the time of the question, of what was asked for. */
const PUBLIC = 'e.begins <= @now and e.until > @now and e.published_at >= @from and e.published_at < @until';
const COLUMNS =
  'e.revision_id as revisionId, e.article_id as articleId, e.locale as locale, e.published_at as publishedAt';

/**
 * Finds the articles that answer a question: a page of them. By relevance it asks four times, from the strictest to the loosest, and stops when
 * the page is full: all words in a row, the query as it stands, all words, and where no text has all of them, what was probably meant and
 * texts with some of them.
 */
export function findArticles(database: Sqlite.Database, question: SearchQuestion, query: Query): Findings {
  const { filter, order } = question;
  const expressions = expressionsOf(query, narrowingOf(filter), topicsNamed(database));
  const asked = { database, matches: new Matches(database), values: valuesOf(question.now, filter) };
  const found =
    order.by === 'date'
      ? findByDate(asked, question, expressions)
      : findByRelevance(asked, question, query, expressions);
  const isFound = found.count !== 0;
  const isFirst = order.by === 'date' ? !order.after : order.page === 1;
  const meant = isFound && !isFirst ? undefined : meantBy(database, query, question.now, isFound);
  if (!isFound) return { ...findLoosely(asked, question, query, meant), meant };
  return { ...found, count: found.count ?? countArticles(asked, expressions), meant };
}

/** What every step of one search works with. */
type Asked = { database: Sqlite.Database; matches: Matches; values: Values };

/** What is asked of each of the two tables. */
type Wordings = Pick<Expressions, 'words' | 'pieces'>;

type Values = { now: number; from: number; until: number; isPeriod: number };

const valuesOf = (now: Date, { from, until }: SearchFilter): Values => ({
  now: now.getTime(),
  from: from?.getTime() ?? -8_640_000_000_000_000,
  until: until?.getTime() ?? 8_640_000_000_000_001,
  isPeriod: from || until ? 1 : 0,
});

/** The tags, categories and authors whose name or alias is a wording, as words of the index. */
function topicsNamed(database: Sqlite.Database) {
  const aliases = database.prepare('select scope, entity_id as id from alias where match_key = ?');
  const authors = database.prepare(
    'select distinct author_id as id from author_name where name = ? collate nocase',
  );
  return (typed: string): string[] => [
    ...(aliases.all(matchKey(typed)) as { scope: 'category' | 'tag' | 'author'; id: number }[]).map(
      ({ scope, id }) => facetWord(scope, id),
    ),
    ...(authors.all(typed) as { id: number }[]).map(({ id }) => facetWord('author', id)),
  ];
}

/** The driver gives numbers as reals, from which a full-text index would not begin to read. */
const WITHIN = 'rowid between cast(@least as integer) and cast(@most as integer)';

/** Between which numbers the texts of a period lie: what lies outside need not be looked at. */
function spanOf(
  database: Sqlite.Database,
  { from, until, isPeriod }: Values,
): { least: number; most: number } {
  if (!isPeriod) return { least: 0, most: Number.MAX_SAFE_INTEGER };
  const span = database
    .prepare(
      'select min(revision_id) as least, max(revision_id) as most from search_entry where published_at >= @from and published_at < @until',
    )
    .get({ from, until }) as { least: number | null; most: number | null };
  return { least: span.least ?? 0, most: span.most ?? -1 };
}

/** How many articles have all words, up to MOST_COUNTED. */
function countArticles({ database, matches, values }: Asked, { words, pieces }: Wordings): number {
  const counting = (texts: string) =>
    database
      .prepare(
        `select count(*) from (select distinct e.article_id from (${texts}) m
          cross join search_entry e on e.revision_id = m.id where ${PUBLIC} limit ${MOST_COUNTED})`,
      )
      .pluck();
  const known = [matches.known('search_words', words), matches.known('search_pieces', pieces)];
  if (known.every((each) => each?.areAll)) {
    const ids = JSON.stringify([...new Set(known.flatMap((each) => each?.ids ?? []))]);
    return counting('select value as id from json_each(@ids)').get({ ...values, ids }) as number;
  }
  const span = spanOf(database, values);
  return counting(
    `select rowid as id from search_words where search_words match @words and ${WITHIN}
      union all select rowid from search_pieces where search_pieces match @pieces and ${WITHIN}`,
  ).get({ ...values, ...span, words, pieces }) as number;
}

/** By date, newest first, after a place: which has no number, so that the last page costs what the first does. */
function findByDate(asked: Asked, { order }: SearchQuestion, expressions: Expressions): Gathered {
  const after = order.by === 'date' ? order.after : undefined;
  const place = {
    publishedAt: after?.publishedAt.getTime() ?? asked.values.until,
    articleId: after?.articleId ?? Number.MAX_SAFE_INTEGER,
  };
  const matcher = matcherOf(asked, expressions);
  const found: FoundArticle[] = [];
  const seen = new Set<number>();
  let looked = new Map<number, number>();
  const settle = () => {
    const editions = matchingEditions(asked, [...looked.keys()], matcher);
    for (const [articleId, publishedAt] of looked) {
      const own = editions.filter((edition) => edition.articleId === articleId);
      // An article stands at the date of its newest edition: the one that was met may be on a page before.
      if (own[0]?.publishedAt === publishedAt) found.push({ articleId, publishedAt, editions: own });
    }
    looked = new Map();
  };
  for (const { articleId, publishedAt } of newestFirst(asked, expressions, matcher, place)) {
    if (seen.has(articleId)) continue;
    seen.add(articleId);
    looked.set(articleId, publishedAt);
    if (looked.size > RESULTS_PER_PAGE) settle();
    if (found.length > RESULTS_PER_PAGE) break;
  }
  if (found.length <= RESULTS_PER_PAGE) settle();
  const hasMore = found.length > RESULTS_PER_PAGE;
  return {
    articles: found.slice(0, RESULTS_PER_PAGE),
    hasMore,
    count: hasMore || after ? undefined : found.length,
  };
}

type Place = { publishedAt: number; articleId: number };

const AFTER = '(e.published_at, e.article_id) < (@afterAt, @afterId)';

/** The editions that either index has, newest first, after a place. */
function* newestFirst(
  { database, matches, values }: Asked,
  { words, pieces }: Wordings,
  matcher: Matcher,
  place: Place,
): Generator<Found> {
  const after = ({ publishedAt, articleId }: Place) => ({
    ...values,
    afterAt: publishedAt,
    afterId: articleId,
  });
  const known = [matches.of('search_words', words), matches.of('search_pieces', pieces)];
  if (known.every(({ ids, areAll }) => areAll && ids.length < MOST_SORTED)) {
    const rows = database.prepare(
      `select ${COLUMNS} from search_entry e where e.revision_id in (select value from json_each(@ids)) and ${PUBLIC} and ${AFTER}
        order by e.published_at desc, e.article_id desc`,
    );
    const ids = JSON.stringify(known.flatMap((each) => each.ids));
    yield* rows.all({ ...after(place), ids }) as Found[];
    return;
  }
  const next = database.prepare(
    `select ${COLUMNS} from search_entry e where ${PUBLIC} and ${AFTER}
      order by e.published_at desc, e.article_id desc limit @limit`,
  );
  for (let from = place, limit = LOOKED_AT; ; limit *= 4) {
    const rows = next.all({ ...after(from), limit }) as Found[];
    const last = rows.at(-1);
    if (!last) return;
    const matching = matcher(rows);
    yield* rows.filter(({ revisionId }) => matching.has(revisionId));
    from = last;
  }
}

/** Tells which of some editions match. */
type Matcher = (editions: readonly Found[]) => Set<number>;

/** Where not all that match are known, an index is walked from the lowest of their numbers to the highest, which lie close together. */
function matcherOf({ database, matches }: Asked, { words, pieces }: Wordings): Matcher {
  const matching = (table: Index, expression: string) => {
    const known = matches.of(table, expression);
    if (known.areAll) {
      const all = new Set(known.ids);
      return (ids: number[]) => ids.filter((id) => all.has(id));
    }
    const within = database
      .prepare(`select rowid from ${table} where ${table} match @expression and ${WITHIN}`)
      .pluck();
    return (ids: number[]) =>
      within.all({ expression, least: Math.min(...ids), most: Math.max(...ids) }) as number[];
  };
  const [ofWords, ofPieces] = [matching('search_words', words), matching('search_pieces', pieces)];
  return (editions) => {
    const ids = editions.map(({ revisionId }) => revisionId);
    return new Set([...ofWords(ids), ...ofPieces(ids)]);
  };
}

/** The editions of some articles that match, newest first. */
function matchingEditions(
  { database, values }: Asked,
  articleIds: readonly number[],
  matcher: Matcher,
): Found[] {
  if (articleIds.length === 0) return [];
  const editions = database
    .prepare(
      `select ${COLUMNS} from json_each(@ids) j cross join search_entry e on e.article_id = j.value
        where ${PUBLIC} order by e.published_at desc`,
    )
    .all({ ...values, ids: JSON.stringify(articleIds) }) as Found[];
  const matching = matcher(editions);
  return editions.filter(({ revisionId }) => matching.has(revisionId));
}

function findByRelevance(
  asked: Asked,
  { order }: SearchQuestion,
  query: Query,
  expressions: Expressions,
): Gathered {
  const page = order.by === 'relevance' ? order.page : 1;
  const collected = new Collected(page * RESULTS_PER_PAGE + 1);
  collectBest(asked, query, expressions, collected);
  return { ...collected.page(page), count: collected.isFull() ? undefined : collected.size };
}

/** Adds what a query finds by relevance, tier by tier, until there is enough. */
function collectBest(asked: Asked, query: Query, expressions: Expressions, collected: Collected): void {
  const { phrase, title, words, pieces } = expressions;
  const { wanted } = collected;
  const isOne = isOneWord(query);
  // Of a word that very many texts have, those that say it in the headline are few enough to be ranked.
  if (isOne && !canBeRanked(asked, words)) collected.add(ranked(asked, title, wanted));
  if (phrase !== null) collected.add(ranked(asked, phrase, wanted));
  else if (isOne) collected.add(ranked(asked, words, wanted));
  if (collected.isFull()) return;
  const candidates = newest(asked, 'search_pieces', pieces, Math.max(MOST_CHECKED, wanted));
  collected.add(asItStands(asked, query, candidates.slice(0, MOST_CHECKED), wanted));
  // Of one word that is no phrase they were asked for already; one that is may be what a topic is called.
  if (!collected.isFull() && (!isOne || phrase !== null)) collected.add(ranked(asked, words, wanted));
  if (!collected.isFull()) collected.add(candidates);
  if (!collected.isFull() && candidates.length >= wanted)
    collected.add(newest(asked, 'search_pieces', pieces, wanted * 3));
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
 * The best editions for an expression among those that readers may see. Some of the best may be hidden: then more are asked for. Of words
 * that very many texts have, the newest: to rank them takes longer than a reader waits, and such a word says little about a text.
 */
function ranked(
  asked: Asked,
  expression: string,
  wanted: number,
  areFew = canBeRanked(asked, expression),
): Found[] {
  const { database, values } = asked;
  if (!areFew) {
    return isInRow(expression)
      ? newestInRow(asked, expression, wanted * 3)
      : newest(asked, 'search_words', expression, wanted * 3);
  }
  if (values.isPeriod) return rankedWithin(asked, expression, wanted);
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

/** The same of a period, outside of which most of the best may be: only what is in it is ranked. */
function rankedWithin({ database, values }: Asked, expression: string, wanted: number): Found[] {
  const rows = database
    .prepare(
      `select ${COLUMNS}, f.rank as score from search_words f cross join search_entry e on e.revision_id = f.rowid
        where search_words match @expression and ${PUBLIC} order by f.rank limit @limit`,
    )
    .all({ ...values, expression, limit: wanted * 3 }) as (Found & { score: number })[];
  return byRecency(rows, values.now);
}

/** Whether the texts that match are few enough to be ranked, and those that have each of its words. */
function canBeRanked({ matches }: Asked, expression: string): boolean {
  const words = new Set(quotationsIn(expression).flatMap((quotation) => quotation.split(' ')));
  if (words.size > MOST_WORDS_RANKED) return false;
  let room = MOST_WEIGHED;
  let rarest = Infinity;
  for (const word of words) {
    const texts = matches.countOf(quoted(word), MOST_KNOWN);
    rarest = Math.min(rarest, texts);
    room -= texts;
    if (room < 0) return false;
  }
  // To count the texts of words in a row costs as much as to rank them.
  return isInRow(expression)
    ? rarest < MOST_KNOWN
    : matches.countOf(expression, MOST_KNOWN + 1) <= MOST_KNOWN;
}

/** What stands in quotation marks: a word, or words in a row. */
const quotationsIn = (expression: string) =>
  Array.from(expression.matchAll(/"([^"]*)"/g), ([, quotation = '']) => quotation);

const isInRow = (expression: string) => quotationsIn(expression).some((quotation) => quotation.includes(' '));

function byRecency(rows: (Found & { score: number })[], now: number): Found[] {
  const weight = ({ score, publishedAt }: Found & { score: number }) =>
    // bm25 in SQLite is negative, the best the lowest.
    score * (1 + RECENCY.most * 2 ** (-Math.max(0, now - publishedAt) / DAY / RECENCY.halfLife));
  return rows.sort((a, b) => weight(a) - weight(b));
}

/** Of editions that have every piece of the query those that hold it as it stands. */
function asItStands({ database }: Asked, query: Query, candidates: Found[], wanted: number): Found[] {
  const literals = literalsOf(query);
  // One pair, or one word, is there as it stands when its piece is.
  if (literals.every((some) => some.every((literal) => Array.from(literal).length <= 2))) return candidates;
  const document = database.prepare('select document from revision where id = ?').pluck();
  const found: Found[] = [];
  for (const candidate of candidates) {
    const texts = searchedTexts(readDocument(String(document.get(candidate.revisionId)))).map((text) =>
      literalForm(foldForSearch(text)),
    );
    const holds = (literal: string) => texts.some((text) => holdsLiterally(text, literal));
    if (literals.every((some) => some.some(holds))) found.push(candidate);
    // An article has two editions at most.
    if (found.length >= wanted * 2) break;
  }
  return found;
}

/** The newest editions by their numbers that an index has for an expression. */
function newest(
  { database, matches, values }: Asked,
  table: Index,
  expression: string,
  limit: number,
): Found[] {
  const { ids, areAll } = matches.of(table, expression);
  // In the order of the numbers given, which is that of json_each.
  const known = database
    .prepare(
      `select ${COLUMNS} from json_each(@ids) j cross join search_entry e on e.revision_id = j.value where ${PUBLIC} limit @limit`,
    )
    .all({ ...values, ids: JSON.stringify(ids), limit }) as Found[];
  if (areAll || known.length >= limit) return known;
  return database
    .prepare(
      `select ${COLUMNS} from (select rowid as id from ${table} where ${table} match @expression and ${WITHIN} order by rowid desc) f
        cross join search_entry e on e.revision_id = f.id where ${PUBLIC} limit @limit`,
    )
    .all({ ...values, ...spanOf(database, values), expression, limit }) as Found[];
}

/** The same of words in a row that are all common: among the newest texts of the store. */
function newestInRow({ database, values }: Asked, expression: string, limit: number): Found[] {
  return database
    .prepare(
      `select ${COLUMNS} from search_words f cross join search_entry e on e.revision_id = f.rowid
        where search_words match @expression and f.rowid >= cast(@least as integer) and ${PUBLIC} order by f.rowid desc limit @limit`,
    )
    .all({
      ...values,
      expression,
      limit,
      least: newestNumber(database) - LOOKED_AT_IN_ROW,
    }) as Found[];
}

const newestNumber = (database: Sqlite.Database): number =>
  Number(database.prepare('select max(revision_id) from search_entry').pluck().get() ?? 0);

/** Where no text has all words: what was probably meant, then those with the rarest of them, by relevance. */
function findLoosely(
  asked: Asked,
  { order, filter, now }: SearchQuestion,
  query: Query,
  meant: Query | undefined,
): Omit<Findings, 'meant'> {
  if (order.by === 'date' && order.after) return { articles: [], hasMore: false, count: 0 };
  const page = order.by === 'relevance' ? order.page : 1;
  const collected = new Collected(page * RESULTS_PER_PAGE + 1);
  if (meant) {
    const expressions = expressionsOf(meant, narrowingOf(filter), topicsNamed(asked.database));
    collectBest(asked, meant, expressions, collected);
  }
  const some = collected.isFull() ? null : questionExpression(asked, query, narrowingOf(filter), now);
  if (some !== null) collected.add(ranked(asked, some.expression, collected.wanted, some.areFew));
  const found = collected.page(page);
  return { ...found, count: found.articles.length === 0 ? 0 : null };
}
