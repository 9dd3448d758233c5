import { findTopic } from '#db/queries/api/find-topic.ts';
import { findApiArticle } from '#db/queries/api/get-api-article.ts';
import { apiArticlesPath, apiTopicsPath, type TOPIC_LISTS } from '#lib/api/addresses.ts';
import { articlesQuery, type QueryError, readQuery, TOPIC_PARAMETERS, topicsQuery } from '#lib/api/query.ts';
import { LOCALES } from '#lib/locale.ts';
import { apiArticlePath } from '#lib/urls.ts';
import { type Decision, inOneSpelling, type Rule, refused } from './decisions.ts';

/*
 * What decides a request for the API. What is wrong with it is said before the store is asked, and what is right has one
 * spelling, so that a page is kept once.
 */

/** The list of articles: its query is in order, and there is what it names. */
export const ofArticles: Rule = async ({ path, query }) => {
  const read = readQuery(articlesQuery, query);
  if (!read.ok) return invalid(read.errors);
  const { values } = read;
  const locales = values.locale ? [values.locale] : LOCALES;
  for (const kind of TOPIC_PARAMETERS) {
    const slug = values[kind];
    if (slug === undefined || (await findTopic({ kind, slug, locales }))) continue;
    return refused({ status: 404, code: 'unknown-topic', errors: [{ parameter: kind, rule: 'topic' }] });
  }
  return inOneSpelling(path, ...split(apiArticlesPath(values)));
};

/** One article. Its id is a number; whatever else stands there names none. */
export const ofArticle: Rule = async ({ path, name }) => {
  const articleId = /^[1-9]\d{0,14}$/.test(name) ? Number(name) : undefined;
  const found = articleId === undefined ? 'missing' : await findApiArticle(articleId);
  if (articleId === undefined || found === 'missing')
    return refused({ status: 404, code: 'unknown-article' });
  if (found === 'withdrawn') return refused({ status: 410, code: 'withdrawn-article' });
  return inOneSpelling(path, apiArticlePath(articleId));
};

/** A list of tags or authors. */
export const ofTopics =
  (kind: keyof typeof TOPIC_LISTS): Rule =>
  ({ path, query }) => {
    const read = readQuery(topicsQuery, query);
    return read.ok ? inOneSpelling(path, ...split(apiTopicsPath(kind, read.values))) : invalid(read.errors);
  };

const invalid = (errors: QueryError[]): Decision => refused({ status: 400, code: 'invalid-query', errors });

function split(address: string): [path: string, query: string] {
  const mark = address.indexOf('?');
  return mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark)];
}
