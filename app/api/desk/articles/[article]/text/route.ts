import { saveText } from '#db/commands/text/save-text.ts';
import type { SaveResult } from '#lib/desk/editor.ts';
import { saveTextRequest } from '#lib/desk/request-schemas.ts';
import { answerJson, idOf, json, refused } from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Writes texts. 409 with the same answer when some of them conflict: the others are written. */
export async function PATCH(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerJson(
    request,
    saveTextRequest,
    async (viewer, { operations, kind }) => {
      const saved = await saveText({ actor: viewer, articleId, operations, kind });
      if (!saved.ok) return refused(viewer.locale, saved);
      const { savedAt, versions, hashes, conflicts } = saved;
      const result: SaveResult = { savedAt, versions, hashes, conflicts };
      return json(result, conflicts.length > 0 ? 409 : 200);
    },
    'text',
  );
}
