import { compareRevisions } from '#db/queries/desk/editor/compare-revisions.ts';
import { answerViewer, idOf, json, refused } from '../../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** What changed from one revision to another: `?a=118&b=120`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  const query = new URL(request.url).searchParams;
  const [a, b] = [idOf(query.get('a') ?? ''), idOf(query.get('b') ?? '')];
  return answerViewer(request, async (viewer) => {
    const compared = await compareRevisions({ actor: viewer, articleId, a, b });
    const detail = { articleId, revisionId: a };
    return compared
      ? json(compared)
      : refused(viewer.locale, { ok: false, code: 'unknown-revision', detail });
  });
}
