import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { answerViewer, idOf, json, unknownArticle } from '../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Everything the editor shows of an article. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerViewer(request, async (viewer) => {
    const view = await getEditor({ actor: viewer, articleId });
    return view ? json(view) : unknownArticle(viewer.locale, articleId);
  });
}
