import { createTranslator } from 'next-intl';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { HeroAnswer } from '#lib/desk/editor.ts';
import { pictureRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/**
 * Takes a picture in and gives it to the article; `version` is the fingerprint of the picture that was seen there.
 */
export const POST = deskRoute({
  schema: pictureRequest,
  async run({ viewer, input, params }) {
    const articleId = idOf(params.article);
    const added = await addMedia({
      actor: viewer,
      bytes: input.picture,
      credit: input.credit,
      licence: input.licence,
      texts: {
        ja: { alt: input['alt-ja'], caption: input['caption-ja'] },
        en: { alt: input['alt-en'], caption: input['caption-en'] },
      },
      articleId,
      heroVersion: input.version,
    });
    if (!added.ok) return added;
    const view = await getEditor({ actor: viewer, articleId });
    if (!view) return unknownArticle(articleId);
    const { locale } = viewer;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'problems.mediaWarning' });
    const warnings = added.warnings.map((code) => ({ code, message: t(code) }));
    const body: HeroAnswer = { mediaId: added.mediaId, facts: view.facts, warnings };
    return { ok: true, body, status: added.status === 'created' ? 201 : 200 };
  },
});
