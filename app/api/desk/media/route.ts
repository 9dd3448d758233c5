import { listPictures } from '#db/queries/desk/list-pictures.ts';
import { answerViewer, json } from '../answer.ts';

/** The pictures that are kept already, newest first, to choose from. */
export async function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer) => json({ media: await listPictures({ actor: viewer }) }));
}
