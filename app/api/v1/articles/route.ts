import { findTopic } from '#db/queries/api/find-topic.ts';
import { listApiEditions } from '#db/queries/api/list-api-editions.ts';
import { listRemovals } from '#db/queries/api/list-removals.ts';
import { apiArticlesPath } from '#lib/api/addresses.ts';
import { removalAnswer } from '#lib/api/answers.ts';
import { comparePositions, type Position } from '#lib/api/position.ts';
import { articlesQuery, DEFAULT_LIMIT, TOPIC_PARAMETERS } from '#lib/api/query.ts';
import { editionList } from '#lib/api/schemas.ts';
import { newArticle } from '#lib/api/write-schemas.ts';
import { LOCALES } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { editionSummary } from '#lib/seo/article-json.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { apiAnswer, queryOf } from '../../../files/api-answer.ts';
import { noFile } from '../../../files/file-answer.ts';
import { beginArticle } from '../../programs/edition.ts';
import { tokenRoute } from '../../programs/token-route.ts';

/** Public editions, the newest first; with `changed-since` the one that changed longest ago first, beside what was taken off. */
export async function GET(request: Request): Promise<Response> {
  const query = queryOf(articlesQuery, request);
  const locales = query.locale ? [query.locale] : LOCALES;
  const kind = TOPIC_PARAMETERS.find((name) => query[name] !== undefined);
  const ids = kind && (await findTopic({ kind, slug: query[kind] ?? '', locales }));
  if (ids === null) return noFile();

  const { limit = DEFAULT_LIMIT, cursor: after } = query;
  const changedSince = query['changed-since'];
  const which = { locales, since: changedSince ?? query.since, after, limit: limit + 1 };
  const order = changedSince ? 'changes' : 'newest';
  const editions = await listApiEditions({ ...which, order, topic: kind && ids && { kind, ids } });
  const removals = changedSince ? await listRemovals(which) : [];
  const found = [...editions.map(({ position }) => position), ...removals].sort(comparePositions);
  const last = found.slice(0, limit).at(-1);
  const isOnPage = (position: Position) => last !== undefined && comparePositions(position, last) <= 0;
  const { siteUrl } = processSettings();
  const behind = (position = last) => absoluteUrl(siteUrl, apiArticlesPath(query, position));
  return apiAnswer(editionList, {
    items: editions
      .filter(({ position }) => isOnPage(position))
      .map((edition) => editionSummary(edition, siteUrl)),
    ...(changedSince && { removed: removals.filter(isOnPage).map((each) => removalAnswer(each, siteUrl)) }),
    next: found.length > limit ? behind() : null,
    ...(changedSince && { resume: behind(last ?? after) }),
  });
}

export const POST = tokenRoute({ schema: newArticle, run: beginArticle });
