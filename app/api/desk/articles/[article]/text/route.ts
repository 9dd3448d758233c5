import { saveText } from '#db/commands/text/save-text.ts';
import type { SaveResult } from '#lib/desk/editor.ts';
import { saveTextRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Writes texts. 409 with the same answer when some of it was refused: the rest is written. */
export const PATCH = deskRoute({
  schema: saveTextRequest,
  async run({ viewer, input: { operations, kind }, params }) {
    const saved = await saveText({ actor: viewer, articleId: idOf(params.article), operations, kind });
    if (!saved.ok) return saved;
    const { savedAt, versions, hashes, conflicts, refused, already } = saved;
    const body: SaveResult = { savedAt, versions, hashes, conflicts, refused, already };
    return { ok: true, body, status: conflicts.length + refused.length > 0 ? 409 : 200 };
  },
});
