import { restoreRevision } from '#db/commands/text/restore-revision.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { restoreRevisionRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../../../answer.ts';
import { deskRoute } from '../../../../../desk-route.ts';

/** Makes an older revision the draft again; `version` is that of the edition as it was seen. */
export const POST = deskRoute({
  schema: restoreRevisionRequest,
  page: ({ params }) => editorPath(idOf(params.article)),
  form: 'revision',
  async run({ viewer, input: { version }, params }) {
    const asked = { articleId: idOf(params.article), revisionId: idOf(params.revision), version };
    const restored = await restoreRevision({ actor: viewer, ...asked });
    if (!restored.ok) return restored;
    const { revisionId, locale, version: now } = restored;
    return { ok: true, success: { code: 'revision-restored' }, body: { revisionId, locale, version: now } };
  },
});
