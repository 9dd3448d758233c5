import { listPictures } from '#db/queries/desk/editor/list-pictures.ts';
import { answerViewer, json, refused } from '../answer.ts';

/** The pictures that are kept already, newest first, to choose from. */
export async function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer) => {
    const media = await listPictures({ actor: viewer });
    return media ? json({ media }) : refused(viewer.locale, { ok: false, code: 'forbidden', detail: {} });
  });
}
