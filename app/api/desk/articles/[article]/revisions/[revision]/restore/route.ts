import { restoreRevision } from '#db/commands/restore-revision.ts';
import { restoreRevisionRequest } from '#lib/desk/requests.ts';
import { answerJson, idOf, json, refused } from '../../../../../answer.ts';

type Props = { params: Promise<{ article: string; revision: string }> };

/** Makes an older revision the draft again: `{ version }`, of the edition as it was seen. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { article, revision } = await params;
  return answerJson(request, restoreRevisionRequest, async (viewer, { version }) => {
    const restored = await restoreRevision({
      actor: viewer,
      articleId: idOf(article),
      revisionId: idOf(revision),
      version,
    });
    if (!restored.ok) return refused(viewer.locale, restored);
    return json({ revisionId: restored.revisionId, locale: restored.locale, version: restored.version });
  });
}
