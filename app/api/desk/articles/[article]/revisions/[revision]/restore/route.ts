import { restoreRevision } from '#db/commands/text/restore-revision.ts';
import { editorPath, signInPath } from '#lib/desk/paths.ts';
import { restoreRevisionRequest } from '#lib/desk/request-schemas.ts';
import { viewerOf } from '../../../../../../../viewer.ts';
import { answerJson, idOf, json, refused } from '../../../../../answer.ts';
import { queryPath, seeOther } from '../../../../../form.ts';
import { isForm, readForm, unreadForm } from '../../../../../read-form.ts';

type Props = { params: Promise<{ article: string; revision: string }> };

/**
 * Makes an older revision the draft again: `{ version }`, of the edition as it was seen. A form leads back to the editor,
 * as those of the verbs do.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { article, revision } = await params;
  if (isForm(request)) return fromForm(request, idOf(article), idOf(revision));
  return answerJson(request, restoreRevisionRequest, async (viewer, { version }) => {
    const restored = await restoreRevision({
      actor: viewer,
      articleId: idOf(article),
      revisionId: idOf(revision),
      version,
    });
    if (!restored.ok) return refused(viewer.locale, restored);
    return json({ revisionId: restored.revisionId, locale: restored.locale, version: restored.version });
  });
}

async function fromForm(request: Request, articleId: number, revisionId: number): Promise<Response> {
  const page = editorPath(articleId);
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(page));
  const read = await readForm(request);
  if (!read.ok) return unreadForm(viewer.locale, read);
  const version = Number(read.form.get('version') ?? Number.NaN);
  const asked = restoreRevisionRequest.safeParse({ version });
  if (!asked.success) return seeOther(queryPath(page, { refused: 'bad-request' }));
  const restored = await restoreRevision({ actor: viewer, articleId, revisionId, ...asked.data });
  if (!restored.ok) return seeOther(queryPath(page, { refused: restored.code }));
  return seeOther(queryPath(page, { done: 'restore-revision', locale: restored.locale }));
}
