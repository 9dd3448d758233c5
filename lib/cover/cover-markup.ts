import { remember } from '../remember.ts';
import { HEIGHT } from './canvas.ts';
import { type CoverDrawing, type CoverSubject, drawCover } from './draw-cover.ts';

/** A cover is some 2,000 characters: those of a thousand articles. */
const REMEMBERED = 2_000_000;

/** The shapes of an article's cover as the markup inside an `<svg>`. */
export const coverMarkup: (subject: CoverSubject) => string = remember(
  (subject) => markupOf(drawCover(subject), (tone) => `class="${tone}"`),
  { keyOf: (subject) => JSON.stringify(subject), sizeOf: (_, markup) => markup.length, most: REMEMBERED },
);

/** @param paint the attribute by which a shape has the colour of its tone */
export function markupOf(
  { shapes, isTurned }: CoverDrawing,
  paint: (tone: CoverDrawing['shapes'][number]['tone']) => string,
): string {
  const markup = shapes.map(({ tone, path }) => `<path ${paint(tone)} d="${path}"/>`).join('');
  return isTurned ? `<g transform="matrix(1 0 0 -1 0 ${HEIGHT})">${markup}</g>` : markup;
}
