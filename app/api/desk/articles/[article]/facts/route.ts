import { saveFacts } from '#db/commands/facts/save-facts.ts';
import type { FactsResult } from '#lib/desk/editor.ts';
import { factsRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Changes facts. 409 with what they are now when somebody else changed one of them meanwhile. */
export const PUT = deskRoute({
  schema: factsRequest,
  async run({ viewer, input, params }) {
    const saved = await saveFacts({ actor: viewer, articleId: idOf(params.article), change: input });
    if (!saved.ok) return 'facts' in saved ? { ...saved, more: { facts: saved.facts } } : saved;
    const { facts, versions, texts } = saved;
    return { ok: true, body: { facts, versions, texts } satisfies FactsResult };
  },
});
