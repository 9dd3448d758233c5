import { createTranslator } from 'next-intl';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { PictureAnswer } from '#lib/desk/editor.ts';
import { pictureRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Takes a picture in for the text of an article. The text names it once somebody has chosen it there. */
export const POST = deskRoute({
  schema: pictureRequest,
  async run({ viewer, input, params }) {
    const articleId = idOf(params.article);
    const view = await getEditor({ actor: viewer, articleId });
    if (!view) return unknownArticle(articleId);
    if (!view.may.editText) return { ok: false, code: 'forbidden', detail: {} };
    const { picture: bytes, credit, licence } = input;
    const added = await addMedia({ actor: viewer, bytes, credit, licence, forTextOf: articleId });
    if (!added.ok) return added;
    const { locale } = viewer;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'problems.mediaWarning' });
    const [smallest] = added.variants.toSorted((a, b) => a.width - b.width);
    const body: PictureAnswer = {
      mediaId: added.mediaId,
      url: `/media/${smallest?.file}`,
      warnings: added.warnings.map((code) => ({ code, message: t(code) })),
    };
    return { ok: true, body, status: added.status === 'created' ? 201 : 200 };
  },
});
