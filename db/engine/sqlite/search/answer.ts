import type Sqlite from 'better-sqlite3';
import { type ArticleDocument, readDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { type Marks, markedLine, markedPassage } from '#lib/search/mark.ts';
import { isEmpty, literalsToMark, parseQuery, wordsToMark, writeQuery } from '#lib/search/query.ts';
import type { SearchAnswer, SearchHit, SearchQuestion } from '#lib/search/question.ts';
import { type FoundArticle, findArticles } from './find.ts';

/** Answers a question of a reader. @param database a connection, which is only read */
export function answerSearch(database: Sqlite.Database, question: SearchQuestion): SearchAnswer {
  const query = parseQuery(question.typed);
  const nothing = { query, hits: [], count: 0, hasMore: false, next: null, meant: undefined };
  if (isEmpty(query)) return nothing;
  const { articles, hasMore, count, meant } = findArticles(database, question, query);
  const marked = [query, ...(meant && !count ? [meant] : [])];
  const marks = { words: marked.flatMap(wordsToMark), literals: marked.flatMap(literalsToMark) };
  const hits = articles.map((article) => hitOf(database, article, question, marks));
  const last = hasMore ? articles.at(-1) : undefined;
  const next = last ? { publishedAt: new Date(last.publishedAt), articleId: last.articleId } : null;
  return { query, hits, count, hasMore, next, meant: meant && writeQuery(meant) };
}

/** The edition of an article that is shown: the reader's own, where it has one that readers may see. */
function hitOf(
  database: Sqlite.Database,
  { articleId, editions }: FoundArticle,
  { locale, filter, now }: SearchQuestion,
  marks: Marks,
): SearchHit {
  const wanted = filter.locale ?? locale;
  const own = database
    .prepare(
      `select revision_id as revisionId, locale, published_at as publishedAt from search_entry
        where article_id = @articleId and begins <= @now and until > @now order by locale = @wanted desc limit 1`,
    )
    .get({ articleId, now: now.getTime(), wanted }) as Pick<SearchHit, 'revisionId' | 'locale'> & {
    publishedAt: number;
  };
  const document = documentOf(database, own.revisionId);
  const [headline, ...texts] = segmentsOf(document).map(({ text }) => text);
  return {
    articleId,
    locale: own.locale,
    revisionId: own.revisionId,
    publishedAt: new Date(own.publishedAt),
    isOther: editions.every(({ revisionId }) => revisionId !== own.revisionId),
    headline: markedLine(headline ?? '', marks),
    passage: markedPassage(texts, marks),
  };
}

function documentOf(database: Sqlite.Database, revisionId: number): ArticleDocument {
  const document = database.prepare('select document from revision where id = ?').pluck().get(revisionId);
  return readDocument(String(document));
}
