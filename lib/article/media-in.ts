import type { ArticleDocument } from './document.ts';
import { listsIn } from './walk.ts';

/** The ids of the pictures that the text of a document shows, each once. */
export function mediaIn(document: ArticleDocument): number[] {
  const ids = listsIn(document).flatMap(({ parts }) =>
    parts.flatMap(({ media }) => (typeof media === 'string' ? [Number(media)] : [])),
  );
  return [...new Set(ids)];
}
