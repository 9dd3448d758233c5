import { listPictures } from '#db/queries/desk/editor/list-pictures.ts';
import { mediaRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** The pictures that are kept already, newest first, to choose from; `id`: that one alone. */
export const GET = deskRoute({
  schema: mediaRequest,
  async run({ viewer, input }) {
    const media = await listPictures({ actor: viewer, mediaId: input.id });
    return media ? { ok: true, body: { media } } : { ok: false, code: 'forbidden', detail: {} };
  },
});
