import { findTags } from '#db/queries/desk/editor/find-tags.ts';
import { answerViewer, json } from '../answer.ts';

/** Tags one of whose wordings contains what was typed: `?q=…`. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  return answerViewer(request, async (actor) =>
    json({ tags: await findTags({ actor, typed: typed.slice(0, 100) }) }),
  );
}
