import { findTopic } from '#db/queries/api/find-topic.ts';
import { listApiEditions } from '#db/queries/api/list-api-editions.ts';
import { apiArticlesPath } from '#lib/api/addresses.ts';
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

/** Public editions, the newest first; with `changed-since` the one that changed longest ago first. */
export async function GET(request: Request): Promise<Response> {
  const query = queryOf(articlesQuery, request);
  const locales = query.locale ? [query.locale] : LOCALES;
  const kind = TOPIC_PARAMETERS.find((name) => query[name] !== undefined);
  const ids = kind && (await findTopic({ kind, slug: query[kind] ?? '', locales }));
  if (ids === null) return noFile();

  const { limit = DEFAULT_LIMIT, cursor: after } = query;
  const changedSince = query['changed-since'];
  const found = await listApiEditions({
    order: changedSince ? 'changes' : 'newest',
    locales,
    topic: kind && ids && { kind, ids },
    since: changedSince ?? query.since,
    after,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1)?.position;
  const { siteUrl } = processSettings();
  const behind = (position = last) => absoluteUrl(siteUrl, apiArticlesPath(query, position));
  return apiAnswer(editionList, {
    items: page.map((edition) => editionSummary(edition, siteUrl)),
    next: found.length > limit ? behind() : null,
    ...(changedSince && { resume: behind(last ?? after) }),
  });
}

export const POST = tokenRoute({ schema: newArticle, run: beginArticle });
