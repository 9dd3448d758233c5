import type { z } from 'zod';
import { addMedia } from '#db/commands/facts/add-media.ts';
import type { addedPicture } from '#lib/api/write-schemas.ts';
import { pictureFields } from '#lib/api/write-schemas.ts';
import { tokenRoute } from '../../programs/token-route.ts';

/** Takes a picture in, with its words, and gives it to an article where one is named. */
export const POST = tokenRoute({
  schema: pictureFields,
  async run({ actor, input }) {
    const added = await addMedia({
      actor,
      bytes: input.picture,
      credit: input.credit,
      licence: input.licence,
      texts: {
        ja: { alt: input['alt-ja'], caption: input['caption-ja'] },
        en: { alt: input['alt-en'], caption: input['caption-en'] },
      },
      articleId: input.article,
    });
    if (!added.ok) return added;
    const { status, mediaId, width, height, withoutAlt, warnings, articleId } = added;
    const body: z.input<typeof addedPicture> = {
      mediaId,
      status,
      width,
      height,
      withoutAlt,
      warnings,
      articleId,
    };
    return { ok: true, body, status: status === 'created' ? 201 : 200 };
  },
});
