import { editFacts } from '#db/commands/facts/edit-facts.ts';
import { saveFacts } from '#db/commands/facts/save-facts.ts';
import type { FactsResult } from '#lib/desk/editor.ts';
import { factsEditRequest, factsRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Puts facts in place of those that were seen. 409 with what they are now when somebody else changed one of them. */
export const PUT = deskRoute({
  schema: factsRequest,
  async run({ viewer, input, params }) {
    const saved = await saveFacts({ actor: viewer, articleId: idOf(params.article), change: input });
    if (!saved.ok) return 'facts' in saved ? { ...saved, more: { facts: saved.facts } } : saved;
    const { facts, versions, texts } = saved;
    return { ok: true, body: { facts, versions, texts } satisfies FactsResult };
  },
});

/** Changes parts of facts. 409 with what they are now, and each part that somebody else changed, too. */
export const PATCH = deskRoute({
  schema: factsEditRequest,
  async run({ viewer, input, params }) {
    const saved = await editFacts({ actor: viewer, articleId: idOf(params.article), edit: input });
    if (!saved.ok) {
      return 'stale' in saved ? { ...saved, more: { facts: saved.facts, stale: saved.stale } } : saved;
    }
    const { facts, versions, texts } = saved;
    return { ok: true, body: { facts, versions, texts } satisfies FactsResult };
  },
});
