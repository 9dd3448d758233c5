import { phrasesOf } from '../article/phrases.ts';
import type { Locale } from '../locale.ts';

/** What a line of words is high, in em. */
export const LINE = 1.2;

/** How wide a text is at most, in em: a full-width character 1, any other 0.6. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2E7F' ? 1 : 0.6;
  return width;
}

/** The widest of some texts; '' where there are none. */
export function widest(texts: readonly string[]): string {
  let found = '';
  for (const text of texts) if (widthOf(text) > widthOf(found)) found = text;
  return found;
}

/**
 * A name in lines of at most `room` em, cut between words or phrases: no more lines than it needs, and of like length.
 * @returns undefined when it takes more than `most` lines
 */
export function inLines(text: string, room: number, most: number, locale: Locale): string[] | undefined {
  const width = widthOf(text);
  if (width <= room) return [text];
  if (width > most * room) return undefined;
  const pieces = locale === 'ja' ? phrasesOf(text) : text.split(/(?<=[\s-])/);
  for (let count = 2; count <= most; count++) {
    for (let length = width / count; length <= room; length += 0.6) {
      const lines = filled(pieces, length);
      if (lines.length <= count && lines.every((line) => widthOf(line) <= length)) return lines;
    }
    const lines = filled(pieces, room);
    if (lines.length <= count && lines.every((line) => widthOf(line) <= room)) return lines;
  }
  return undefined;
}

function filled(pieces: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room)
      lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
}

/** The same, whatever it takes: a piece too long for a line is cut between characters, and the last line ends in `…`. */
export function inLinesAtAnyRate(text: string, room: number, most: number, locale: Locale): string[] {
  const whole = inLines(text, room, most, locale);
  if (whole) return whole;
  const lines = [''];
  for (const character of text) {
    const last = lines[lines.length - 1] ?? '';
    if (widthOf(last + character) <= room) lines[lines.length - 1] = last + character;
    else if (lines.length < most) lines.push(character);
    else return [...lines.slice(0, -1), `${last.slice(0, -1)}…`];
  }
  return lines;
}

/**
 * Moves labels apart that would overlap, each as little as can be: the least squares of what they are moved.
 * @param wanted where each label's middle would best be, `sizes` how much room each takes
 * @returns the middles between `low` and `high`, in the order of `wanted`; undefined when there is no room
 */
export function spread(
  wanted: readonly number[],
  sizes: readonly number[],
  [low, high]: readonly [number, number],
): number[] | undefined {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  // Where a label would be if those above it took no room: they may touch, but not change places.
  const offsets: number[] = [];
  let offset = 0;
  for (const [place, index] of order.entries()) {
    const before = order[place - 1];
    if (before !== undefined) offset += ((sizes[before] ?? 0) + (sizes[index] ?? 0)) / 2;
    offsets[index] = offset;
  }
  if (offset > high - low) return undefined;
  const blocks: { sum: number; indices: number[] }[] = [];
  for (const index of order) {
    let block = { sum: (wanted[index] ?? 0) - (offsets[index] ?? 0), indices: [index] };
    for (let above = blocks.at(-1); above && mean(above) >= mean(block); above = blocks.at(-1)) {
      blocks.pop();
      block = { sum: above.sum + block.sum, indices: [...above.indices, ...block.indices] };
    }
    blocks.push(block);
  }
  const places: number[] = [];
  for (const block of blocks) {
    const start = Math.min(Math.max(mean(block), low), high - offset);
    for (const index of block.indices) places[index] = start + (offsets[index] ?? 0);
  }
  return places;
}

function mean(block: { sum: number; indices: number[] }): number {
  return block.sum / block.indices.length;
}
