import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { slugState } from '#db/queries/desk/editor/slug-state.ts';
import { editorPath, signInPath } from '#lib/desk/paths.ts';
import { slugRequest } from '#lib/desk/request-schemas.ts';
import { viewerOf } from '../../../../../viewer.ts';
import {
  answerJson,
  answerViewer,
  badRequest,
  idOf,
  json,
  refused,
  unknownArticle,
} from '../../../answer.ts';
import { queryPath, seeOther } from '../../../form.ts';
import { readForm, unreadForm } from '../../../read-form.ts';

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

/** The same for a form, which leads back to the editor. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  const page = editorPath(articleId);
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(page));
  const read = await readForm(request);
  if (!read.ok) return unreadForm(viewer.locale, read);
  const { form } = read;
  const asked = slugRequest.safeParse({ locale: form.get('locale'), slug: form.get('slug') });
  if (!asked.success) return seeOther(queryPath(page, { refused: 'bad-request' }));
  const { locale } = asked.data;
  const moved = await moveEdition({ actor: viewer, articleId, ...asked.data });
  return seeOther(queryPath(page, moved.ok ? { done: 'slug', locale } : { refused: moved.code, locale }));
}
