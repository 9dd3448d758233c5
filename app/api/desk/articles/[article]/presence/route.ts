import { notePresence } from '#db/commands/text/note-presence.ts';
import type { PresenceView } from '#lib/desk/editor.ts';
import { presenceRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Says that a page is open, and asks who else has the article open and what it is now. */
export const POST = deskRoute({
  schema: presenceRequest,
  async run({ viewer, input, params }) {
    const noted = await notePresence({ actor: viewer, articleId: idOf(params.article), ...input });
    if (!noted.ok) return noted;
    const { people, versions, facts } = noted;
    return { ok: true, body: { people, versions, facts } satisfies PresenceView };
  },
});
