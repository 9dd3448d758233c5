import { createTranslator } from 'next-intl';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { HeroAnswer } from '#lib/desk/editor.ts';
import { answerViewer, idOf, json, refused, unknownArticle, unread } from '../../../answer.ts';
import { readPicture } from '../../../read-picture.ts';

type Props = { params: Promise<{ article: string }> };

/**
 * Takes a picture in and gives it to the article. Fields: `picture` (the file), `credit`, `licence`, `alt-ja`, `alt-en`,
 * `caption-ja`, `caption-en`, and `version`, the fingerprint of the picture that was seen.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerViewer(request, async (viewer) => {
    const read = await readPicture(request);
    if (!read.ok) return unread(viewer.locale, read, 'picture');
    const { bytes, words } = read.form;
    const added = await addMedia({
      actor: viewer,
      bytes,
      credit: words.get('credit') ?? '',
      licence: words.get('licence'),
      texts: {
        ja: { alt: words.get('alt-ja'), caption: words.get('caption-ja') },
        en: { alt: words.get('alt-en'), caption: words.get('caption-en') },
      },
      articleId,
      heroVersion: words.get('version'),
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
