import { moveEdition } from '#db/commands/move-edition.ts';
import { slugState } from '#db/queries/desk/slug-state.ts';
import { slugRequest } from '#lib/desk/requests.ts';
import {
  answerJson,
  answerViewer,
  badRequest,
  idOf,
  json,
  refused,
  unknownArticle,
} from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Whether an edition can have an address: `?locale=ja&slug=…`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  const query = slugRequest.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return answerViewer(request, async (viewer) => {
    if (!query.success) return badRequest(viewer.locale, query.error);
    const state = await slugState({ actor: viewer, articleId, ...query.data });
    return state ? json(state) : unknownArticle(viewer.locale, articleId);
  });
}

/** Gives an edition an address. */
export async function PUT(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerJson(request, slugRequest, async (viewer, asked) => {
    const moved = await moveEdition({ actor: viewer, articleId, ...asked });
    return moved.ok ? json({ slug: moved.slug, moved: moved.moved }) : refused(viewer.locale, moved);
  });
}
