import { pickRelated } from '#db/commands/facts/pick-related.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { relatedRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Changes which stories an editor lets readers of an article read next. */
export const POST = deskRoute({
  schema: relatedRequest,
  page: ({ params, fields }) => {
    const q = `${[fields.q ?? ''].flat()[0]}`.slice(0, 200);
    return publishingPath(idOf(params.article)) + (q ? `?${new URLSearchParams({ q })}` : '');
  },
  form: 'related',
  async run({ viewer, input, params }) {
    const { do: act, article: relatedId, seen } = input;
    const picked = await pickRelated({
      actor: viewer,
      articleId: idOf(params.article),
      act,
      relatedId,
      seen,
    });
    return picked.ok ? { ok: true, success: { code: 'related-set' } } : picked;
  },
});
