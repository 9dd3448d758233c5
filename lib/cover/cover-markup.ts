import { remember } from '../remember.ts';
import { drawCover } from './draw-cover.ts';

/** A cover is some 2,000 characters: those of a thousand articles. */
const REMEMBERED = 2_000_000;

/** The shapes of an article's cover as the markup inside an `<svg>`. */
export const coverMarkup: (article: { articleId: number; categoryKey: string | null }) => string = remember(
  (article) =>
    drawCover(article)
      .shapes.map(({ tone, path }) => `<path class="${tone}" d="${path}"></path>`)
      .join(''),
  {
    keyOf: ({ articleId, categoryKey }) => `${articleId} ${categoryKey ?? ''}`,
    sizeOf: (_, markup) => markup.length,
    most: REMEMBERED,
  },
);
