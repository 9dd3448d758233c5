import { listPictures } from '#db/queries/desk/editor/list-pictures.ts';
import { deskRoute } from '../desk-route.ts';

/** The pictures that are kept already, newest first, to choose from. */
export const GET = deskRoute({
  async run({ viewer }) {
    const media = await listPictures({ actor: viewer });
    return media ? { ok: true, body: { media } } : { ok: false, code: 'forbidden', detail: {} };
  },
});
