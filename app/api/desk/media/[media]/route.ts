import { removePicture } from '#db/commands/media/remove-picture.ts';
import { savePicture } from '#db/commands/media/save-picture.ts';
import { picturePath, picturesPath } from '#lib/desk/paths.ts';
import { PICTURE_FORM_FIELDS, pictureActionRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** Changes what is said of a picture, or removes it. */
export const POST = deskRoute({
  schema: pictureActionRequest,
  page: ({ params }) => picturePath(idOf(params.media)),
  form: 'picture',
  keeps: PICTURE_FORM_FIELDS,
  async run({ viewer, input, params }) {
    const about = { actor: viewer, mediaId: idOf(params.media), seen: input.seen };
    if (input.do === 'remove') {
      const result = await removePicture(about);
      if (!result.ok) return result;
      return { ok: true, page: picturesPath, form: 'pictures', success: { code: 'picture-removed' } };
    }
    const wordsIn = (locale: 'ja' | 'en') => ({
      alt: input[`alt-${locale}`],
      caption: input[`caption-${locale}`],
    });
    const result = await savePicture({
      ...about,
      credit: input.credit,
      licence: input.licence,
      licenceUntil: input['licence-until'],
      focal: { x: input['focal-x'], y: input['focal-y'] },
      texts: { ja: wordsIn('ja'), en: wordsIn('en') },
    });
    return result.ok ? { ok: true, success: { code: 'picture-saved' } } : result;
  },
});
