import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { slugState } from '#db/queries/desk/editor/slug-state.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { slugRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Whether an edition can have an address: `?locale=ja&slug=…`. */
export const GET = deskRoute({
  schema: slugRequest,
  async run({ viewer, input, params }) {
    const articleId = idOf(params.article);
    const state = await slugState({ actor: viewer, articleId, ...input });
    return state ? { ok: true, body: state } : unknownArticle(articleId);
  },
});

/** Gives an edition an address. */
const move = deskRoute({
  schema: slugRequest,
  page: ({ params }) => editorPath(idOf(params.article)),
  form: 'slug',
  keeps: ['locale', 'slug'],
  async run({ viewer, input, params }) {
    const result = await moveEdition({ actor: viewer, articleId: idOf(params.article), ...input });
    if (!result.ok) return result;
    const { slug, moved } = result;
    return { ok: true, success: { code: 'address-changed' }, body: { slug, moved } };
  },
});

/** Scripts PUT it, forms can only POST. */
export const PUT = move;
export const POST = move;
