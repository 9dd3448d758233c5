import type { Actor } from '#db/auth/actor.ts';
import type { Done, Refusal } from '#db/commands/run/run-command.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { editionRequest } from '#lib/desk/request-schemas.ts';
import type { Locale } from '#lib/locale.ts';
import { idOf } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

type Input = {
  actor: Actor;
  articleId: number;
  locale: Locale;
  version: number;
  factsSeen?: string | undefined;
  reason?: string | undefined;
};
type Verb = (input: Input) => Promise<Done<object> | Refusal>;

/**
 * The route of a verb about one edition. A script gets the edition as it is afterwards.
 * @param done what a form's page says
 */
export function editionVerb(done: 'published' | 'unpublished' | 'withdrawn' | 'restored', verb: Verb) {
  return deskRoute({
    schema: editionRequest,
    page: ({ params }) => editorPath(idOf(params.article)),
    form: 'edition',
    keeps: ['locale', 'reason'],
    async run({ viewer, input, params }) {
      const articleId = idOf(params.article);
      const result = await verb({ actor: viewer, articleId, ...input });
      if (!result.ok) return result;
      const view = await getEditor({ actor: viewer, articleId });
      return {
        ok: true,
        success: { code: done },
        body: { edition: view?.editions[input.locale] ?? null },
      };
    },
  });
}
