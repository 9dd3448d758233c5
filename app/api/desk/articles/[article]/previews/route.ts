import { revokePreview, sharePreview } from '#db/commands/previews/share-preview.ts';
import { publishingPath, sharedPreviewPath } from '#lib/desk/paths.ts';
import { previewRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Makes an address that shows a draft without an account, or takes one back. */
export const POST = deskRoute({
  schema: previewRequest,
  page: ({ params }) => publishingPath(idOf(params.article)),
  form: (fields) => `preview-${fields.locale}`,
  keeps: ['locale', 'days'],
  async run({ viewer, input, params }) {
    const about = { actor: viewer, articleId: idOf(params.article) };
    if (input.do === 'revoke') {
      const revoked = await revokePreview({ ...about, previewId: input.preview });
      return revoked.ok ? { ok: true, success: { code: 'preview-revoked' } } : revoked;
    }
    const { locale, version, days } = input;
    const shared = await sharePreview({ ...about, locale, version, days });
    if (!shared.ok) return shared;
    const link = absoluteUrl(processSettings().siteUrl, sharedPreviewPath(locale, shared.token));
    return { ok: true, once: { link, until: shared.expiresAt.toISOString() } };
  },
});
