import { createTranslator } from 'next-intl';
import { addMedia } from '#db/commands/add-media.ts';
import { MAX_PICTURE_BYTES } from '#db/media/limits.ts';
import { getEditor } from '#db/queries/desk/get-editor.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { HeroAnswer } from '#lib/desk/editor.ts';
import { answerViewer, idOf, json, refused, tooLarge, unknownArticle } from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** What a form adds around its file. */
const MARGIN = 100_000;

/**
 * Takes a picture in and gives it to the article. Fields: `picture` (the file), `credit`, `licence`, `alt-ja`, `alt-en`,
 * `caption-ja`, `caption-en`, and `version`, the fingerprint of the picture that was seen.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerViewer(request, async (viewer) => {
    const length = Number(request.headers.get('content-length') ?? 0);
    if (length > MAX_PICTURE_BYTES + MARGIN) return tooLarge(viewer.locale, '12 MB');
    const form = await request.formData().catch(() => new FormData());
    const file = form.get('picture');
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : undefined;
    };
    const added = await addMedia({
      actor: viewer,
      bytes: file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
      credit: text('credit') ?? '',
      licence: text('licence'),
      texts: {
        ja: { alt: text('alt-ja'), caption: text('caption-ja') },
        en: { alt: text('alt-en'), caption: text('caption-en') },
      },
      articleId,
      heroVersion: text('version'),
    });
    if (!added.ok) return refused(viewer.locale, added);
    const view = await getEditor({ actor: viewer, articleId });
    if (!view) return unknownArticle(viewer.locale, articleId);
    const { locale } = viewer;
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'problems.mediaWarning' });
    const warnings = added.warnings.map((code) => ({ code, message: t(code) }));
    const answer: HeroAnswer = { mediaId: added.mediaId, facts: view.facts, warnings };
    return json(answer, added.status === 'created' ? 201 : 200);
  });
}
