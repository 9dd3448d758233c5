import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { idOf, unknownArticle } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** Everything the editor shows of an article. */
export const GET = deskRoute({
  async run({ viewer, params }) {
    const articleId = idOf(params.article);
    const view = await getEditor({ actor: viewer, articleId });
    return view ? { ok: true, body: view } : unknownArticle(articleId);
  },
});
