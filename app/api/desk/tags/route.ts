import { findTags } from '#db/queries/desk/editor/find-tags.ts';
import { tagsRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** Tags one of whose wordings contains what was typed: `?q=…`. */
export const GET = deskRoute({
  schema: tagsRequest,
  async run({ viewer, input }) {
    const tags = await findTags({ actor: viewer, typed: input.q.slice(0, 100) });
    return { ok: true, body: { tags } };
  },
});
