import { piecesOf } from '../article/line-pieces.ts';
import type { Locale } from '../locale.ts';
import { breakLines } from './break-lines.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export type FittedText = { size: number; lines: string[]; leading: number };

/** From line to line, in em: Japanese is set wider apart. */
const LEADING: Record<Locale, Record<'large' | 'small', number>> = {
  ja: { large: 1.36, small: 1.6 },
  en: { large: 1.17, small: 1.4 },
};

/** Better lines are worth a smaller size, but not one smaller than this share of the largest. */
const SMALLEST = 0.66;
/** What all of the size would be worth, in the unit of `breakLines`. */
const WORTH_OF_SIZE = 0.7;

/**
 * Sets a text as large as it fits into a box, or a little smaller where that breaks better. Only at the smallest size words
 * are torn, and what is still too long ends with `…`.
 * @param args.box in pixels
 * @param args.sizes in pixels, the largest first
 */
export function fitText(args: {
  text: string;
  style: TextStyle;
  box: { width: number; height: number };
  sizes: readonly number[];
  widthOf: Typesetter['widthOf'];
}): FittedText {
  const { text, style, box, sizes, widthOf } = args;
  const leading = LEADING[style.locale][style.isLarge ? 'large' : 'small'];
  const known = new Map<string, number>();
  const inEm = (part: string) => {
    const width = known.get(part) ?? widthOf(part, style);
    known.set(part, width);
    return width;
  };
  const pieces = piecesOf(text, style.locale);
  const mostLines = (size: number) => Math.max(1, Math.floor(box.height / (size * leading)));
  const ways = sizes.flatMap((size) => {
    const broken = breakLines(pieces, { most: box.width / size, widthOf: inEm });
    return broken && broken.lines.length <= mostLines(size) ? [{ ...broken, size }] : [];
  });
  const largest = ways[0]?.size ?? 0;
  const [best] = ways
    .filter(({ size }) => size >= largest * SMALLEST)
    .map((way) => ({ ...way, worth: way.cost + WORTH_OF_SIZE * (1 - way.size / largest) }))
    .sort((a, b) => a.worth - b.worth);
  if (best) return { size: best.size, lines: best.lines, leading };
  const size = sizes.at(-1) ?? 1;
  const most = box.width / size;
  const { lines } = breakLines(pieces, { most, widthOf: inEm, mayTear: true }) ?? { lines: [] };
  if (lines.length <= mostLines(size)) return { size, lines, leading };
  return { size, lines: shortened(lines.slice(0, mostLines(size)), most, inEm), leading };
}

/** Lines of which the last tells by `…` that the text goes on. */
function shortened(lines: string[], most: number, widthOf: (text: string) => number): string[] {
  const last = Array.from(lines.at(-1) ?? '');
  while (last.length > 0 && widthOf(`${last.join('')}…`) > most) last.pop();
  return [...lines.slice(0, -1), `${last.join('').replace(/[\s、。,.;:]+$/, '')}…`];
}
