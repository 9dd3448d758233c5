import { saveTopic } from '#db/commands/topics/save-topic.ts';
import { topicPath } from '#lib/desk/paths.ts';
import { TOPIC_FIELDS, topicRequest } from '#lib/desk/request-schemas.ts';
import { topicKindOf } from '#lib/desk/topics.ts';
import { deskRoute } from '../../desk-route.ts';
import { topicFactsOf } from '../topic-of.ts';

/** Makes a category, tag or author. */
export const POST = deskRoute({
  schema: topicRequest,
  page: ({ params }) => topicPath(topicKindOf(params.kind) ?? 'tag', 'new'),
  form: 'topic',
  keeps: TOPIC_FIELDS,
  async run({ viewer, input, params }) {
    const kind = topicKindOf(params.kind);
    if (!kind) return { ok: false, code: 'unknown-topic', detail: {} };
    const result = await saveTopic({ actor: viewer, kind, ...topicFactsOf(input) });
    if (!result.ok) return result;
    const name = input['name-ja'] || input['name-en'];
    return {
      ok: true,
      page: topicPath(kind, result.id),
      success: { code: 'topic-made', detail: { name } },
    };
  },
});
