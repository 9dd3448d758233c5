import { createTranslator } from 'next-intl';
import { replacePicture } from '#db/commands/media/replace-picture.ts';
import { messagesOf } from '#i18n/messages.ts';
import { picturePath } from '#lib/desk/paths.ts';
import type { UploadAnswer } from '#lib/desk/pictures.ts';
import { replacePictureRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Puts another file in the place of a picture; `seen` is the fingerprint of the one that was shown. */
export const POST = deskRoute({
  schema: replacePictureRequest,
  async run({ viewer, input, params }) {
    const mediaId = idOf(params.media);
    const { picture: bytes, seen } = input;
    const replaced = await replacePicture({ actor: viewer, mediaId, seen, bytes });
    if (!replaced.ok) return replaced;
    const { locale } = viewer;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'problems.mediaWarning' });
    const body: UploadAnswer = {
      mediaId,
      isNew: true,
      path: picturePath(mediaId),
      credit: '',
      warnings: replaced.warnings.map((code) => ({ message: t(code) })),
    };
    return { ok: true, body };
  },
});
