import { saveFacts } from '#db/commands/facts/save-facts.ts';
import type { FactsResult } from '#lib/desk/editor.ts';
import { factsRequest } from '#lib/desk/request-schemas.ts';
import { answerJson, idOf, json, refused } from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Changes facts. 409 with what they are now when somebody else changed one of them meanwhile. */
export async function PUT(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerJson(
    request,
    factsRequest,
    async (viewer, change) => {
      const saved = await saveFacts({ actor: viewer, articleId, change });
      if (!saved.ok) return refused(viewer.locale, saved, 'facts' in saved ? { facts: saved.facts } : {});
      const { facts, versions, texts } = saved;
      return json({ facts, versions, texts } satisfies FactsResult);
    },
    'text',
  );
}
