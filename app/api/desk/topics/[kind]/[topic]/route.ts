import { mergeTopic, unmergeTopic } from '#db/commands/topics/merge-topic.ts';
import { orderCategory } from '#db/commands/topics/order-category.ts';
import { removeTopic } from '#db/commands/topics/remove-topic.ts';
import { saveTopic } from '#db/commands/topics/save-topic.ts';
import { topicPath, topicsPath } from '#lib/desk/paths.ts';
import { TOPIC_FIELDS, topicActionRequest } from '#lib/desk/request-schemas.ts';
import { topicKindOf } from '#lib/desk/topics.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';
import { topicFactsOf } from '../../topic-of.ts';

/** Changes a category, tag or author. */
export const POST = deskRoute({
  schema: topicActionRequest,
  page: ({ params, fields }) => {
    const kind = topicKindOf(params.kind) ?? 'tag';
    return fields.do === 'move' ? topicsPath(kind) : topicPath(kind, idOf(params.topic));
  },
  form: (fields) => (fields.do === 'save' ? 'topic' : 'topics'),
  keeps: TOPIC_FIELDS,
  async run({ viewer, input, params }) {
    const [kind, id] = [topicKindOf(params.kind), idOf(params.topic)];
    if (!kind) return { ok: false, code: 'unknown-topic', detail: {} };
    const about = { actor: viewer, kind, id };
    switch (input.do) {
      case 'save': {
        const result = await saveTopic({ ...about, seen: input.seen, ...topicFactsOf(input) });
        return result.ok ? { ok: true, success: { code: 'topic-saved' } } : result;
      }
      case 'merge': {
        const { into, seenFrom, seenInto } = input;
        const result = await mergeTopic({ ...about, into, seen: { from: seenFrom, into: seenInto } });
        if (!result.ok) return result;
        return { ok: true, success: { code: 'topic-merged', detail: { articles: result.articles } } };
      }
      case 'unmerge': {
        const result = await unmergeTopic(about);
        if (!result.ok) return result;
        return { ok: true, success: { code: 'topic-unmerged', detail: { articles: result.articles } } };
      }
      case 'remove': {
        const result = await removeTopic(about);
        if (!result.ok) return result;
        const success = { code: 'topic-removed', detail: { name: input.name } } as const;
        return { ok: true, page: topicsPath(kind), success };
      }
      case 'move': {
        const result = await orderCategory({ actor: viewer, id, past: input.past });
        return result.ok ? { ok: true, success: { code: 'category-moved' } } : result;
      }
    }
  },
});
