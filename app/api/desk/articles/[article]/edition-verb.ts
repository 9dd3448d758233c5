import type { Actor } from '#db/auth/actor.ts';
import type { Done, Refusal } from '#db/commands/run/run-command.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { editorPath, signInPath } from '#lib/desk/paths.ts';
import { editionRequest } from '#lib/desk/request-schemas.ts';
import type { Locale } from '#lib/locale.ts';
import { viewerOf } from '../../../../viewer.ts';
import { answerJson, idOf, json, refused } from '../../answer.ts';
import { queryPath, seeOther } from '../../form.ts';
import { isForm, readForm, unreadForm } from '../../read-form.ts';

type Input = {
  actor: Actor;
  articleId: number;
  locale: Locale;
  version: number;
  reason?: string | undefined;
};
type Verb = (input: Input) => Promise<Done<object> | Refusal>;
type Props = { params: Promise<{ article: string }> };

/**
 * The route of a verb about one edition: `{ locale, version, reason? }`. A script gets the edition as it is afterwards;
 * a form leads back to the editor, whose address says what came of it (`done`, or `refused`, and `locale`).
 */
export function editionVerb(name: string, verb: Verb) {
  return async (request: Request, { params }: Props): Promise<Response> => {
    const articleId = idOf((await params).article);
    if (isForm(request)) return fromForm(request, articleId, name, verb);
    return answerJson(request, editionRequest, async (viewer, asked) => {
      const result = await verb({ actor: viewer, articleId, ...asked });
      if (!result.ok) return refused(viewer.locale, result);
      const view = await getEditor({ actor: viewer, articleId });
      return json({ edition: view?.editions[asked.locale] ?? null });
    });
  };
}

async function fromForm(request: Request, articleId: number, name: string, verb: Verb): Promise<Response> {
  const page = editorPath(articleId);
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(page));
  const read = await readForm(request);
  if (!read.ok) return unreadForm(viewer.locale, read);
  const { form } = read;
  const asked = editionRequest.safeParse({
    locale: form.get('locale'),
    version: form.get('version'),
    reason: form.get('reason') ?? undefined,
  });
  if (!asked.success) return seeOther(queryPath(page, { refused: 'bad-request' }));
  const { locale } = asked.data;
  const result = await verb({ actor: viewer, articleId, ...asked.data });
  return seeOther(queryPath(page, result.ok ? { done: name, locale } : { refused: result.code, locale }));
}
