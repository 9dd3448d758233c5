import { createTranslator } from 'next-intl';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { listPictures } from '#db/queries/desk/editor/list-pictures.ts';
import { getPicture } from '#db/queries/desk/pictures/get-picture.ts';
import { messagesOf } from '#i18n/messages.ts';
import { picturePath } from '#lib/desk/paths.ts';
import type { UploadAnswer } from '#lib/desk/pictures.ts';
import { mediaRequest, pictureRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** The pictures that are kept already, newest first, to choose from; `id`: that one alone. */
export const GET = deskRoute({
  schema: mediaRequest,
  async run({ viewer, input }) {
    const media = await listPictures({ actor: viewer, mediaId: input.id });
    return media ? { ok: true, body: { media } } : { ok: false, code: 'forbidden', detail: {} };
  },
});

/** Takes a picture in for the library. One that is kept already stays as it is. */
export const POST = deskRoute({
  schema: pictureRequest,
  async run({ viewer, input }) {
    const { picture: bytes, credit, licence } = input;
    const added = await addMedia({ actor: viewer, bytes, credit, licence, keepsWords: true });
    if (!added.ok) return added;
    const { locale } = viewer;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'problems.mediaWarning' });
    const view = await getPicture({ actor: viewer, mediaId: added.mediaId, namesIn: locale });
    const isNew = added.status === 'created';
    const body: UploadAnswer = {
      mediaId: added.mediaId,
      isNew,
      ...(view && { path: picturePath(added.mediaId) }),
      credit: view?.picture.credit ?? '',
      warnings: added.warnings.map((code) => ({ message: t(code) })),
    };
    return { ok: true, body, status: isNew ? 201 : 200 };
  },
});
