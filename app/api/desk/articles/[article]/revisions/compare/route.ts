import { compareRevisions } from '#db/queries/desk/editor/compare-revisions.ts';
import { compareRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../../answer.ts';
import { deskRoute } from '../../../../desk-route.ts';

/** What changed from one revision to another: `?a=118&b=120`. */
export const GET = deskRoute({
  schema: compareRequest,
  async run({ viewer, input, params }) {
    const articleId = idOf(params.article);
    const [a, b] = [idOf(input.a), idOf(input.b)];
    const compared = await compareRevisions({ actor: viewer, articleId, a, b });
    if (compared) return { ok: true, body: compared };
    return { ok: false, code: 'unknown-revision', detail: { articleId, revisionId: a } };
  },
});
