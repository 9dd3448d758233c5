import { listApiTopics } from '#db/queries/api/list-api-topics.ts';
import { apiTopicsPath, type TOPIC_LISTS } from '#lib/api/addresses.ts';
import { topicAnswer } from '#lib/api/answers.ts';
import { DEFAULT_LIMIT, topicsQuery } from '#lib/api/query.ts';
import { topicList } from '#lib/api/schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { apiAnswer, queryOf } from './api-answer.ts';

/** A page of the tags or of the authors. */
export async function apiTopicsAnswer(kind: keyof typeof TOPIC_LISTS, request: Request): Promise<Response> {
  const { cursor: after, limit } = queryOf(topicsQuery, request);
  const { topics, next } = await listApiTopics({ kind, after, limit: limit ?? DEFAULT_LIMIT });
  const { siteUrl } = processSettings();
  return apiAnswer(topicList, {
    items: topics.map((each) => topicAnswer(kind, each, siteUrl)),
    next: next === null ? null : absoluteUrl(siteUrl, apiTopicsPath(kind, { cursor: next, limit })),
  });
}
