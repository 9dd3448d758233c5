import { listRevisions } from '#db/queries/desk/editor/list-revisions.ts';
import { isLocale } from '#lib/locale.ts';
import { answerViewer, idOf, json, unknownArticle } from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Revisions, newest first: `?locale=ja&before=120`, both optional. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  const query = new URL(request.url).searchParams;
  const locale = query.get('locale');
  return answerViewer(request, async (viewer) => {
    const page = await listRevisions({
      actor: viewer,
      articleId,
      locale: isLocale(locale) ? locale : undefined,
      before: idOf(query.get('before') ?? '') || undefined,
    });
    return page ? json(page) : unknownArticle(viewer.locale, articleId);
  });
}
