import { createArticle } from '#db/commands/editions/create-article.ts';
import { articlesPath, editorPath } from '#lib/desk/paths.ts';
import { createRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** Begins an article; a form is led to its editor. */
export const POST = deskRoute({
  schema: createRequest,
  page: articlesPath,
  form: 'new',
  async run({ viewer, input }) {
    const made = await createArticle({ actor: viewer, ...input });
    if (!made.ok) return made;
    const { articleId } = made;
    return { ok: true, page: editorPath(articleId), body: { articleId }, status: 201 };
  },
});
