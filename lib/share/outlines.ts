import type { TextStyle, Typesetter } from './typesetter.ts';

/** Where one line of text stands, in pixels; `leading` in em. */
export type Place = {
  left: number;
  top: number;
  size: number;
  leading: number;
  style: TextStyle;
  fill: string;
};

/** One line of text; the square of a Japanese character lies 0.88 above its baseline and 0.12 below. */
export function outlines(text: string, place: Place, typesetter: Typesetter): string {
  const { left, top, size, leading, style, fill } = place;
  const baseline = top + size * ((leading - 1) / 2 + 0.88);
  return group(left, baseline, size, fill, typesetter.draw(text, style));
}

/** What is drawn for a size of 1, with y upwards as in a font. */
export const group = (x: number, y: number, size: number, fill: string, inside: string): string =>
  `<g fill="${fill}" transform="translate(${round(x)} ${round(y)}) scale(${round(size)})">${inside}</g>`;

const round = (value: number): number => Math.round(value * 1000) / 1000;
