import { listRevisions } from '#db/queries/desk/editor/list-revisions.ts';
import { revisionsRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Revisions, newest first: `?locale=ja&before=120`, both optional. */
export const GET = deskRoute({
  schema: revisionsRequest,
  async run({ viewer, input: { locale, before }, params }) {
    const articleId = idOf(params.article);
    const asked = { actor: viewer, articleId, locale, before: idOf(before) || undefined };
    const page = await listRevisions(asked);
    return page ? { ok: true, body: page } : unknownArticle(articleId);
  },
});
