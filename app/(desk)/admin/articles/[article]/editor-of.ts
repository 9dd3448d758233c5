import { cache } from 'react';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import type { EditorView } from '#lib/desk/editor.ts';
import { headlineIn } from '#lib/desk/page-title.ts';
import type { Locale } from '#lib/locale.ts';
import { currentViewer } from '../../../../viewer.ts';

/** The article as whoever is signed in sees it, read once for title and page; null where there is none, or nobody is. */
export const editorOf = cache(async (articleId: number): Promise<EditorView | null> => {
  const viewer = await currentViewer();
  return viewer && getEditor({ actor: viewer, articleId });
});

/** The headline by which a page of the desk calls an article; undefined where it has none. */
export function headlineOf({ rows }: EditorView, desk: Locale) {
  const cells = rows.find(({ segment }) => segment === 'headline')?.cells;
  return headlineIn({ ja: cells?.ja.text ?? '', en: cells?.en.text ?? '' }, desk);
}
